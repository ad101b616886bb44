package dev.sitewright.gateway.log;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The log's months: each has tables of its own, which are made when the first fact comes and go as a whole. */
@ApplicationScoped
class Months {
    private final Pool pool;
    private final Set<YearMonth> present = ConcurrentHashMap.newKeySet(); // those that are known to have room

    Months(Pool pool) {
        this.pool = pool;
    }

    /** Sees to it that what happens at this moment can be stored. */
    Uni<Void> makeRoom(Instant moment) {
        var month = YearMonth.from(at(moment));
        return present.contains(month)
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery("select log_month($1)")
                        .execute(Tuple.of(at(moment)))
                        .invoke(() -> present.add(month))
                        .replaceWithVoid();
    }

    /** Looks anew which months there are: another replica may have dropped some. */
    void forgetWhatIsKnown() {
        present.clear();
    }

    /**
     * Drops whole months.
     *
     * @param facts those that ended before it lose their facts
     * @param seen those that ended before it lose the memory of which facts there were
     * @return how many months of facts went
     */
    Uni<Integer> drop(Instant facts, Instant seen) {
        return pool.preparedQuery("select log_forget($1, $2)")
                .execute(Tuple.of(at(facts), at(seen)))
                .map(rows -> rows.iterator().next().getInteger(0))
                .invoke(present::clear);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
