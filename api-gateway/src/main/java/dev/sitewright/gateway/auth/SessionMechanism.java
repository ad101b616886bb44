package dev.sitewright.gateway.auth;

import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.identity.SignedIn;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows people by their session cookie. A cookie that is no longer good makes a request anonymous and does not fail it: its browser must be
 * able to sign in. One prepared statement per request, without a Hibernate session, because streams stay open for days.
 */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {
    private static final String FIND = """
            select a.id, a.role, s.token_hash from session s join account a on a.id = s.account_id
            where s.token_hash = $1 and s.expires_at > $2
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private final Clock clock;

    SessionMechanism(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var cookie = context.request().getCookie(SessionCookie.NAME);
        return Optional.ofNullable(cookie)
                .flatMap(found -> SessionToken.of(found.getValue()))
                .map(this::find)
                .orElse(Uni.createFrom().nullItem());
    }

    private Uni<@Nullable SecurityIdentity> find(SessionToken token) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(token.hash(), clock.instant().atOffset(ZoneOffset.UTC)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(SessionMechanism::identity);
    }

    private static @Nullable SecurityIdentity identity(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return null;
        }
        var row = rows.iterator().next();
        var session = new Credential(Credential.Kind.SESSION, row.getString("token_hash"));
        return SignedIn.of(row.getString("id"), Role.of(row.getString("role")), session)
                .toIdentity();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, SessionCookie.NAME));
    }
}
