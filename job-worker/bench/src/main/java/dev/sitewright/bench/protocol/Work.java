package dev.sitewright.bench.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Jobs to be enqueued: number {@code from} and the following.
 *
 * @param callers how many enqueue at once, each waiting for its own job to be stored
 * @param batch how many jobs are handed over in one call
 * @param perSecond pace, where there is one
 * @param sleepMs how long each job takes, in milliseconds
 * @param project whom the jobs belong to, for systems that know of owners
 * @param limited whether they fall under the concurrency limit
 */
public record Work(
        int from,
        int count,
        int callers,
        int batch,
        int perSecond,
        int sleepMs,
        @Nullable String project,
        boolean limited) {

    /** @return jobs that do nothing */
    public static Work of(int count) {
        return new Work(0, count, 1, 1_000, 50, 0, null, false);
    }

    /** @return the same, numbered from there on */
    public Work startingAt(int number) {
        return new Work(number, count, callers, batch, perSecond, sleepMs, project, limited);
    }

    /** @return the same, enqueued one by one by so many callers */
    public Work by(int number) {
        return new Work(from, count, number, batch, perSecond, sleepMs, project, limited);
    }

    /** @return the same, with so many jobs per call */
    public Work inBatchesOf(int size) {
        return new Work(from, count, callers, size, perSecond, sleepMs, project, limited);
    }

    /** @return the same, so many jobs a second */
    public Work at(int rate) {
        return new Work(from, count, callers, batch, rate, sleepMs, project, limited);
    }

    /** @return jobs that take a while */
    public Work sleeping(int millis) {
        return new Work(from, count, callers, batch, perSecond, millis, project, limited);
    }

    /** @return jobs of a project */
    public Work of(String owner) {
        return new Work(from, count, callers, batch, perSecond, sleepMs, owner, limited);
    }

    /** @return jobs under the concurrency limit */
    public Work underLimit() {
        return new Work(from, count, callers, batch, perSecond, sleepMs, project, true);
    }
}
