package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts about jobs, told by job-worker. A snooze is no fact: waiting jobs do it each second. */
public sealed interface JobFact extends Fact {
    /** Subject of jobs that belong to no project. */
    String QUEUE = "queue";

    /** @return the job it happened to */
    String jobId();

    /** @return what the job does, such as {@code runtime.up} */
    String kind();

    /** @return the project it works for, or null */
    @Nullable String projectId();

    @Override
    default String subject() {
        var project = projectId();
        return project == null ? QUEUE : project;
    }

    /** The job waits for its turn. */
    @JsonTypeName("job.enqueued")
    record JobEnqueued(String jobId, String kind, @Nullable String projectId) implements JobFact {}

    /**
     * A worker began an attempt.
     *
     * @param attempt which one, from 1
     */
    @JsonTypeName("job.started")
    record JobStarted(String jobId, String kind, @Nullable String projectId, int attempt) implements JobFact {}

    /**
     * The job told how far it is.
     *
     * @param percent 0 to 100
     * @param text what it is doing, for people
     */
    @JsonTypeName("job.progressed")
    record JobProgressed(
            String jobId, String kind, @Nullable String projectId, int percent, String text) implements JobFact {}

    /**
     * An attempt failed and another follows.
     *
     * @param attempt the one that failed
     * @param error what went wrong, one line without secrets
     * @param retryAt when the next attempt may begin
     */
    @JsonTypeName("job.retrying")
    record JobRetrying(
            String jobId, String kind, @Nullable String projectId, int attempt, String error, Instant retryAt)
            implements JobFact {}

    /** The job is done. */
    @JsonTypeName("job.completed")
    record JobCompleted(String jobId, String kind, @Nullable String projectId, int attempt) implements JobFact {}

    /**
     * The job was given up on purpose.
     *
     * @param reason who or what ended it
     */
    @JsonTypeName("job.cancelled")
    record JobCancelled(String jobId, String kind, @Nullable String projectId, String reason) implements JobFact {}

    /**
     * The job failed for good: no attempt is left.
     *
     * @param attempt the last one
     * @param error what went wrong, one line without secrets
     */
    @JsonTypeName("job.discarded")
    record JobDiscarded(String jobId, String kind, @Nullable String projectId, int attempt, String error)
            implements JobFact {}
}
