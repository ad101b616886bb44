package dev.sitewright.bench.driver;

import org.jspecify.annotations.Nullable;

/**
 * A job as the benchmark gives it to a queue.
 *
 * @param n its number; each is handled once
 * @param at when somebody wished to enqueue it, in monotonic microseconds; 0 when its latency is not asked for
 * @param sleepMs how long it takes, in milliseconds
 * @param project whom it belongs to
 * @param limited whether it falls under the concurrency limit
 */
public record Job(int n, long at, int sleepMs, @Nullable String project, boolean limited) {}
