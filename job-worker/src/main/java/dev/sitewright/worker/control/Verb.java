package dev.sitewright.worker.control;

import dev.sitewright.platform.many.Operation;

/** What people do with jobs. */
enum Verb {
    /** End it. */
    CANCEL("jobs.cancel", "job.cancel", "cancel_jobs(cast(cast(?1 as text) as uuid[]), 'Cancelled by ' || ?2)"),
    /** Let it try again. */
    RETRY("jobs.retry", "job.retry", "retry_jobs(cast(cast(?1 as text) as uuid[]))"),
    /** Do not wait for the time. */
    RUN_NOW("jobs.run-now", "job.run-now", "run_jobs_now(cast(cast(?1 as text) as uuid[]))"),
    /** Forget it. */
    DELETE("jobs.delete", "job.delete", "delete_jobs(cast(cast(?1 as text) as uuid[]))");

    private static final int OK = 200;

    private final String operation;
    private final String action;
    private final String call;

    Verb(String operation, String action, String call) {
        this.operation = operation;
        this.action = action;
        this.call = call;
    }

    Operation operation() {
        return new Operation(operation, OK);
    }

    /** @return its name in the audit log */
    String action() {
        return action;
    }

    /** @return the statement that does it to the jobs of {@code ?1}, and gives the ids of those it was done to */
    String statement() {
        return "select cast(unnest(" + call + ") as text)";
    }

    /** @return whether it makes sense for a job in this state */
    boolean fits(JobView job) {
        return switch (this) {
            case CANCEL -> !job.hasEnded();
            case RETRY -> job.isDead();
            case RUN_NOW -> job.isWaitingForTime();
            case DELETE -> job.hasEnded();
        };
    }
}
