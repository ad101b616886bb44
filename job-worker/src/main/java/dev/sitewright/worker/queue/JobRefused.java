package dev.sitewright.worker.queue;

/** A job that cannot be: its kind is unknown, or its arguments are not what the kind needs. The message names the field. */
public final class JobRefused extends RuntimeException {
    JobRefused(String reason) {
        super(reason, null, false, false); // expected, hence no stack trace
    }
}
