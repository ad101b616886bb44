package dev.sitewright.worker.queue;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
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
            return JobRows.values(
                    session,
                    concurrency,
                    places,
                    prefetch,
                    low,
                    oldest,
                    promote,
                    begun.stream().map(JobId::value).toArray(UUID[]::new),
                    column(UUID[]::new, finish -> finish.claim().id().value()),
                    column(Short[]::new, finish -> (short) finish.claim().attempt()),
                    sparse(Finish::result),
                    column(String[]::new, finish -> finish.claim().kind()),
                    sparse(finish -> finish.claim().projectId()),
                    sparse(finish -> finish.claim().correlationId()),
                    sparse(finish -> finish.claim().dedupeKey()),
                    column(Boolean[]::new, finish -> finish.claim().isQuiet()));
        }

        private <T> T[] column(IntFunction<T[]> array, Function<Finish, T> field) {
            var column = array.apply(done.size());
            for (int n = 0; n < column.length; n++) {
                column[n] = field.apply(done.get(n));
            }
            return column;
        }

        /** @return null when there is no value at all, which spares sending and unpacking it */
        private @Nullable String @Nullable [] sparse(Function<Finish, @Nullable String> field) {
            @Nullable String[] column = null;
            for (int n = 0; n < done.size(); n++) {
                var value = field.apply(done.get(n));
                if (value != null) {
                    column = column == null ? new String[done.size()] : column;
                    column[n] = value;
                }
            }
            return column;
        }
    }
}
