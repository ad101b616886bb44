package dev.sitewright.gateway.password;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
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
import java.util.stream.StreamSupport;

/**
 * Counts tries of passwords, in the database that all replicas share: per account, against many addresses that guess one password; and per
 * address, against one that guesses many. A try is counted before the password is looked at, so that many at once are not all let through.
 * Names without an account are counted like others, so that it does not tell.
 */
@ApplicationScoped
public class Tries {
    /** Both rows are locked in the order of their names, so that two tries never wait for each other. */
    private static final String COUNT = """
            insert into login_throttle as known (who, tries, ends_at)
            select who, 1, $4 from unnest(array[$1, $2]::text[]) as asked (who) order by who
            on conflict (who) do update set
                tries = case when known.ends_at <= $3 then 1 else known.tries + 1 end,
                ends_at = case when known.ends_at <= $3 then excluded.ends_at else known.ends_at end
            returning who, tries, ends_at
            """;

    private static final String FORGIVE_ACCOUNT = "delete from login_throttle where who = $1";
    private static final String FORGIVE_ADDRESS = "update login_throttle set tries = tries - 1 where who = $1";

    private final Pool pool;
    private final Clock clock;
    private final TriesConfig config;

    Tries(Pool pool, Clock clock, TriesConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.config = config;
    }

    /** Counts a try; fails with {@link ProblemType#TOO_MANY_TRIES} when it is one too many. */
    public Uni<Void> count(Guess guess) {
        var now = clock.instant();
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(guess.account(), guess.address(), at(now), at(now.plus(config.window()))))
                .invoke(rows -> refuseTooMany(rows, guess, now))
                .replaceWithVoid();
    }

    /**
     * Takes back what was counted, since the password was right: all that was tried at the account before, but of the address only this
     * try, since whoever has one account could guess at others for ever.
     */
    public Uni<Void> forgive(Guess guess) {
        return pool.preparedQuery(FORGIVE_ACCOUNT)
                .execute(Tuple.of(guess.account()))
                .chain(() -> pool.preparedQuery(FORGIVE_ADDRESS).execute(Tuple.of(guess.address())))
                .replaceWithVoid();
    }

    private void refuseTooMany(RowSet<Row> counted, Guess guess, Instant now) {
        StreamSupport.stream(counted.spliterator(), false)
                .filter(row -> row.getInteger("tries") > limitOf(row, guess))
                .map(row -> row.getOffsetDateTime("ends_at").toInstant())
                .max(Instant::compareTo)
                .ifPresent(end -> {
                    throw new ProblemException(
                            Problem.of(ProblemType.TOO_MANY_TRIES, "Too many tries of passwords. Wait a while.")
                                    .retryAfter(Duration.between(now, end)));
                });
    }

    private int limitOf(Row row, Guess guess) {
        return row.getString("who").equals(guess.account()) ? config.perAccount() : config.perAddress();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
