package dev.sitewright.bench.run;

/** A case that could not be measured, or whose result was wrong; the message says why. */
public final class BenchFailure extends RuntimeException {
    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
