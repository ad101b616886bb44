package dev.sitewright.gateway.limits;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Counts calls in the database: one statement, whoever else counts at the same time. */
@ApplicationScoped
class LimitStore {
    private static final String TAKE = "select granted, remaining, ready from limit_take($1, $2, $3, $4, $5)";
    private static final String FORGET = "delete from limit_use where slot < $1";

    /** A limit that does not answer must not hold up the call for long. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Pool pool;

    LimitStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * What was taken.
     *
     * @param granted how many calls may be made
     * @param remaining how many more could be taken now
     * @param ready when some of those that were taken lately are forgotten
     */
    record Taken(int granted, int remaining, Instant ready) {}

    /** Takes up to so many calls, as far as the limit leaves them. */
    Uni<Taken> take(String counter, int limit, int wanted, Instant now) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(counter, limit, Window.slotAt(now), Window.SLOTS, wanted))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> takenOf(rows.iterator().next()));
    }

    /** Forgets who has not called within the window. */
    Uni<Void> forget(Instant now) {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(Window.slotAt(now) - Window.SLOTS))
                .replaceWithVoid();
    }

    private static Taken takenOf(Row row) {
        return new Taken(row.getInteger("granted"), row.getInteger("remaining"), Window.beginOf(row.getLong("ready")));
    }
}
