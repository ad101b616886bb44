package dev.sitewright.gateway.access;

import dev.sitewright.gateway.access.AccessTokens.Reading;
import dev.sitewright.gateway.bearer.Admission;
import dev.sitewright.gateway.bearer.BearerKind;
import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.identity.SignedIn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * Lets apps in by access token. The signature alone would do until the token expires; one look at the family and the account by their keys,
 * as cheap as a session's, makes it end at once with either of them, on every replica.
 */
@ApplicationScoped
class AccessTokenKind implements BearerKind {
    private static final String FIND = """
            select a.id, a.role, f.id as family_id from token_family f join account a on a.id = f.account_id
            where f.id = $1 and a.id = $2 and f.expires_at > $3 and not a.disabled
            """;

    private final AccessTokens tokens;
    private final Pool pool;
    private final Clock clock;

    AccessTokenKind(AccessTokens tokens, Pool pool, Clock clock) {
        this.tokens = tokens;
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public boolean recognises(String token) {
        return token.chars().filter(character -> character == '.').count() == 2;
    }

    @Override
    public Uni<Admission> admit(String token) {
        return tokens.read(token).chain(reading -> switch (reading) {
            case Reading.Good(var claims) -> find(claims);
            case Reading.Old old -> Uni.createFrom().item(new Admission.Expired());
            case Reading.Bad bad -> Uni.createFrom().item(new Admission.Refused());
        });
    }

    private Uni<Admission> find(JwtClaims claims) {
        var family = claims.getClaimValueAsString(AccessTokens.FAMILY);
        var account = claims.getClaimValueAsString("sub");
        var scopes = Set.of(claims.getClaimValueAsString(AccessTokens.SCOPE).split(" "));
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(family, account, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> admission(rows, scopes, until(claims)));
    }

    private static Admission admission(RowSet<Row> rows, Set<String> scopes, Instant until) {
        if (rows.size() == 0) {
            return new Admission.Refused();
        }
        var row = rows.iterator().next();
        var credential = new Credential(Credential.Kind.ACCESS, row.getString("family_id"), until);
        return new Admission.In(SignedIn.of(row.getString("id"), Role.of(row.getString("role")), credential)
                .limitedTo(scopes));
    }

    private static Instant until(JwtClaims claims) {
        try {
            return Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("it was checked to be there", e);
        }
    }
}
