package dev.sitewright.gateway.oidc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The sign-ins that browsers have begun, in the database that all replicas share. Each is taken once. */
@ApplicationScoped
class Attempts {
    /** As long as somebody needs to sign in at their provider. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String BEGIN = "insert into oidc_attempt (attempt, return_to, ends_at) values ($1, $2, $3)";
    private static final String TAKE = "delete from oidc_attempt where attempt = $1 returning return_to, ends_at";

    private final Pool pool;
    private final Clock clock;

    Attempts(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> begin(String attempt, ReturnTo returnTo) {
        return pool.preparedQuery(BEGIN)
                .execute(Tuple.of(attempt, returnTo.path(), at(clock.instant().plus(LIFETIME))))
                .replaceWithVoid();
    }

    /** @return where to go after it; fails with {@link OidcException.NotCompleted} when there is none, or it took too long */
    Uni<ReturnTo> take(String attempt) {
        return pool.preparedQuery(TAKE).execute(Tuple.of(attempt)).map(rows -> {
            var found = rows.iterator();
            if (!found.hasNext()) {
                throw new OidcException.NotCompleted("this browser has begun no such sign-in");
            }
            var row = found.next();
            if (!row.getOffsetDateTime("ends_at").toInstant().isAfter(clock.instant())) {
                throw new OidcException.NotCompleted("the sign-in was begun too long ago");
            }
            return new ReturnTo(row.getString("return_to"));
        });
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
