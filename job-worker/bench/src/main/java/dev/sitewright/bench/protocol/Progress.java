package dev.sitewright.bench.protocol;

/**
 * How far a driver's workers are.
 *
 * @param handled how many jobs began
 * @param distinct how many different ones
 * @param firstAt when the first began, in microseconds of the machine's monotonic clock; 0 when none did
 */
public record Progress(int handled, int distinct, long firstAt) {
    /** Asks for the progress as soon as so many jobs began, or after a time. */
    public record Awaited(int handled, long timeoutMs) {}
}
