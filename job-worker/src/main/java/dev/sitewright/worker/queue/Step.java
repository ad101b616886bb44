package dev.sitewright.worker.queue;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
 * @param pauses the kinds and projects that are paused, as {@code kind:} and {@code project:} and a name
 * @param over the limits of which more jobs run than may
 */
record Step(
        List<Claim> claims,
        Set<JobId> lost,
        long low,
        @Nullable Duration due,
        boolean paused,
        @Nullable Integer concurrency,
        Set<String> pauses,
        Set<String> over) {

    /** @return whether a job that was taken and has not begun should not begin now */
    boolean forbids(Claim claim) {
        return paused || claim.isAmong(pauses) || (claim.isWaiting() && over.contains(claim.limit()));
    }

    /**
     * What a worker asks for in one step.
     *
     * @param concurrency the number that {@code places} was reckoned from
     * @param places how many jobs could begin at once
     * @param prefetch how many more may be taken for the moment after
     * @param low where to begin to look
     * @param oldest whether the lane whose first job waits longest goes first
     * @param promote whether jobs that are due become ready before
     * @param begun jobs that began on the place of another under their limit
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
            List<JobId> begun,
            List<Finish> done) {

        /** @return whether there is nothing to ask for */
        boolean isIdle() {
            return places <= 0 && prefetch <= 0 && done.isEmpty() && !promote;
        }

        Tuple parameters() {
            var parameters = JobRows.values(
                    session,
                    concurrency,
                    places,
                    prefetch,
                    low,
                    oldest,
                    promote,
                    begun.stream().map(JobId::value).toArray(UUID[]::new));
            FinishColumns.of(done).forEach(parameters::addValue);
            return parameters;
        }
    }
}
