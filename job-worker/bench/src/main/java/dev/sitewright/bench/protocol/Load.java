package dev.sitewright.bench.protocol;

/**
 * A steady load: jobs that do nothing, enqueued as fast as they are handled.
 *
 * @param millis for how long
 * @param backlog how many jobs may wait at most
 * @param batch how many are enqueued in one call
 */
public record Load(long millis, int backlog, int batch) {
    /** How many jobs came of it. */
    public record Loaded(int enqueued) {}
}
