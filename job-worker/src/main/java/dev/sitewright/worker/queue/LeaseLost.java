package dev.sitewright.worker.queue;

/** The job is no longer this worker's: its session was given up for dead, or the job went back. Nothing it still does is recorded. */
public final class LeaseLost extends RuntimeException {
    LeaseLost(JobId job) {
        super("The lease of " + job + " is lost", null, false, false); // expected, hence no stack trace
    }
}
