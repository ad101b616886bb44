package dev.sitewright.gateway.session;

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
import java.time.Instant;
import java.time.OffsetDateTime;
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
            select a.id, a.role, s.id as session_id, s.last_seen_at from session s join account a on a.id = s.account_id
            where s.token_hash = $1 and s.expires_at > $2 and not a.disabled
            """;

    private static final String SEEN = "update session set last_seen_at = $2 where id = $1 and last_seen_at <= $3";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;
    private final Clock clock;
    private final SessionConfig config;

    SessionMechanism(Pool pool, Clock clock, SessionConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
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
        var now = clock.instant();
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(token.hash(), at(now)))
                .call(rows -> noteSeen(rows, now))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(SessionMechanism::identity);
    }

    /** At most one write per session and minute; of several requests at once, one writes. */
    private Uni<Void> noteSeen(RowSet<Row> rows, Instant now) {
        var before = now.minus(config.seenEvery());
        var isNews = rows.size() > 0
                && !rows.iterator()
                        .next()
                        .getOffsetDateTime("last_seen_at")
                        .toInstant()
                        .isAfter(before);
        return isNews
                ? pool.preparedQuery(SEEN)
                        .execute(Tuple.of(rows.iterator().next().getString("session_id"), at(now), at(before)))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable SecurityIdentity identity(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return null;
        }
        var row = rows.iterator().next();
        var session = new Credential(Credential.Kind.SESSION, row.getString("session_id"));
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
