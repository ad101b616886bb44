package dev.sitewright.gateway.auth;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Counts tries to sign in per account and address, in the database that all replicas share. A try is counted before the password is looked
 * at, so that many at once are not all let through. Names without an account are counted like others, so that it does not tell.
 */
@ApplicationScoped
class LoginThrottle {
    private static final String COUNT = """
            insert into login_throttle as known (who, tries, ends_at) values ($1, 1, $3)
            on conflict (who) do update set
                tries = case when known.ends_at <= $2 then 1 else known.tries + 1 end,
                ends_at = case when known.ends_at <= $2 then excluded.ends_at else known.ends_at end
            returning tries, ends_at
            """;

    private final Pool pool;
    private final Clock clock;
    private final AuthConfig config;

    LoginThrottle(Pool pool, Clock clock, AuthConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
    }

    /** Counts a try; fails with {@link AuthException.TooManyTries} when it is one too many. */
    Uni<Void> count(String username, String address) {
        var now = clock.instant();
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(who(username, address), at(now), at(now.plus(config.throttleWindow()))))
                .map(rows -> rows.iterator().next())
                .invoke(row -> refuseTooMany(row, now))
                .replaceWithVoid();
    }

    /** Forgets the tries: the last one was right. */
    Uni<Void> forgive(String username, String address) {
        return pool.preparedQuery("delete from login_throttle where who = $1")
                .execute(Tuple.of(who(username, address)))
                .replaceWithVoid();
    }

    private void refuseTooMany(Row row, Instant now) {
        if (row.getInteger("tries") > config.loginTries()) {
            throw new AuthException.TooManyTries(
                    Duration.between(now, row.getOffsetDateTime("ends_at").toInstant()));
        }
    }

    private static String who(String username, String address) {
        return SessionToken.sha256(username.toLowerCase(Locale.ROOT) + "\n" + address);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
