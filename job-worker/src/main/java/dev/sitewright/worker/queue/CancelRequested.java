package dev.sitewright.worker.queue;

/** Somebody asked for the job's end while it ran. */
public final class CancelRequested extends RuntimeException {
    CancelRequested(String reason) {
        super(reason, null, false, false); // expected, hence no stack trace
    }
}
