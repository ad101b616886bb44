package dev.sitewright.worker.queue;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of one step of a worker.
 *
 * @param claims jobs that are this worker's now, first things first
 * @param lost jobs whose end was not recorded, because they were no longer this worker's
 * @param low no ready job of usual priority has an earlier turn
 * @param due in how long the next job that waits for a time is due; null when that was not asked
 * @param paused whether the whole queue is paused
 * @param concurrency jobs at once in each worker; null: as configured
 */
record Step(
        List<Claim> claims,
        Set<JobId> lost,
        long low,
        @Nullable Duration due,
        boolean paused,
        @Nullable Integer concurrency) {

    /**
     * What a worker asks for in one step.
     *
     * @param concurrency the number that {@code places} was reckoned from
     * @param places how many jobs could begin at once
     * @param prefetch how many more may be taken for the moment after
     * @param low where to begin to look
     * @param oldest whether the lane whose first job waits longest goes first
     * @param promote whether jobs that are due become ready before
     * @param done jobs to be ended
     */
    record Wish(
            UUID session,
            int concurrency,
            int places,
            int prefetch,
            long low,
            boolean oldest,
            boolean promote,
            List<Finish> done) {

        /** @return whether there is nothing to ask for */
        boolean isIdle() {
            return places <= 0 && prefetch <= 0 && done.isEmpty() && !promote;
        }

        Tuple parameters() {
            return JobRows.values(
                    session,
                    concurrency,
                    places,
                    prefetch,
                    low,
                    oldest,
                    promote,
                    done.stream().map(finish -> finish.claim().id().value()).toArray(UUID[]::new),
                    done.stream()
                            .map(finish -> (short) finish.claim().attempt())
                            .toArray(Short[]::new),
                    done.stream().map(finish -> finish.claim().session()).toArray(UUID[]::new),
                    texts(Finish::result),
                    texts(finish -> finish.claim().kind()),
                    texts(finish -> finish.claim().projectId()),
                    texts(finish -> finish.claim().correlationId()),
                    texts(finish -> finish.claim().dedupeKey()),
                    done.stream().map(finish -> finish.claim().isQuiet()).toArray(Boolean[]::new));
        }

        private @Nullable String[] texts(Function<Finish, @Nullable String> field) {
            return done.stream().map(field).toArray(String[]::new);
        }
    }
}
