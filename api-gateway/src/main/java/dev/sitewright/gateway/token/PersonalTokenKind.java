package dev.sitewright.gateway.token;

import dev.sitewright.gateway.bearer.Admission;
import dev.sitewright.gateway.bearer.BearerKind;
import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.opaque.OpaqueToken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Lets programs in by personal token: one prepared statement per request, which sees the account too, so that a token that was deleted, and
 * an account that was disabled, are out at once on every replica.
 */
@ApplicationScoped
class PersonalTokenKind implements BearerKind {
    private static final String FIND = """
            select t.id, t.scopes, t.expires_at, t.last_used_at, t.spending_cap is not null as limited,
                a.id as account_id, a.role
            from personal_token t join account a on a.id = t.account_id
            where t.secret_hash = $1 and not a.disabled
            """;

    /** Of several requests at once, one writes. */
    private static final String USED = """
            update personal_token set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at <= $3)
            """;

    private final Pool pool;
    private final Clock clock;
    private final TokenConfig config;

    PersonalTokenKind(Pool pool, Clock clock, TokenConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public boolean recognises(String token) {
        return token.startsWith(OpaqueToken.Kind.PERSONAL.prefix());
    }

    @Override
    public Uni<Admission> admit(String token) {
        return OpaqueToken.read(OpaqueToken.Kind.PERSONAL, token)
                .map(this::find)
                .orElseGet(() -> Uni.createFrom().item(new Admission.Refused()));
    }

    private Uni<Admission> find(OpaqueToken token) {
        return pool.preparedQuery(FIND).execute(Tuple.of(token.hash())).chain(this::admit);
    }

    private Uni<Admission> admit(RowSet<Row> found) {
        if (found.size() == 0) {
            return Uni.createFrom().item(new Admission.Refused());
        }
        var row = found.iterator().next();
        var now = clock.instant();
        if (!instant(row, "expires_at").isAfter(now)) {
            return Uni.createFrom().item(new Admission.Expired());
        }
        return noteUse(row, now).replaceWith(new Admission.In(personOf(row)));
    }

    private static SignedIn personOf(Row row) {
        var credential = new Credential(Credential.Kind.PERSONAL, row.getString("id"), null, row.getBoolean("limited"));
        return SignedIn.of(row.getString("account_id"), Role.of(row.getString("role")), credential)
                .limitedTo(Set.of(row.getString("scopes").split(" ")));
    }

    private Uni<Void> noteUse(Row row, Instant now) {
        var before = now.minus(config.usedEvery());
        var isNews = row.getOffsetDateTime("last_used_at") == null
                || !instant(row, "last_used_at").isAfter(before);
        return isNews
                ? pool.preparedQuery(USED)
                        .execute(Tuple.of(row.getString("id"), at(now), at(before)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
