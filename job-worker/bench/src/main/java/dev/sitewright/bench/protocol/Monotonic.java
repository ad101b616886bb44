package dev.sitewright.bench.protocol;

/** The machine's monotonic clock: on Linux the same for all processes, Node.js among them. */
public final class Monotonic {
    private Monotonic() {}

    /** @return microseconds since some moment before all processes began */
    public static long micros() {
        return System.nanoTime() / 1_000;
    }
}
