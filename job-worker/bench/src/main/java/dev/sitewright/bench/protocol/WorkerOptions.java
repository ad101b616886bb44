package dev.sitewright.bench.protocol;

/**
 * How jobs are to be run.
 *
 * @param concurrency how many at once
 * @param prefetch whether jobs may be claimed before there is a free place for them
 * @param limit how many of those under the concurrency limit may run at once, over all processes; 0 when there is no limit
 */
public record WorkerOptions(int concurrency, boolean prefetch, int limit) {}
