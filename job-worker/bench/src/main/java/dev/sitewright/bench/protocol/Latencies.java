package dev.sitewright.bench.protocol;

/** Times from the wish to enqueue a job until it began, in microseconds. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Latencies(long[] micros) {}
