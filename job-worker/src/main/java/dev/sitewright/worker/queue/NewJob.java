package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job to be, put together call by call and then handed over once: with {@link #later()}, with {@link #now()}, or as the next of
 * another job with {@link Outcome.Done#then}.
 */
public final class NewJob<A> {
    private final Jobs jobs;
    private final JobKind<A> kind;
    private final A args;
    private @Nullable String projectId;
    private @Nullable String ownerId;
    private @Nullable String group;
    private @Nullable String dedupeKey;
    private @Nullable String correlationId;
    private @Nullable String limit;
    private @Nullable UUID parent;
    private int priority;
    private int maxAttempts;
    private Duration timeout;
    private Duration delay = Duration.ZERO;

    NewJob(Jobs jobs, JobKind<A> kind, A args) {
        this.jobs = jobs;
        this.kind = kind;
        this.args = args;
        this.maxAttempts = kind.maxAttempts();
        this.timeout = kind.timeout();
        this.limit = kind.limit();
    }

    /** Belongs to a project, which is then also its group. */
    public NewJob<A> project(String id) {
        projectId = id;
        return this;
    }

    /** Runs for a user. */
    public NewJob<A> owner(String id) {
        ownerId = id;
        return this;
    }

    /** At most one job of a group runs at a time. */
    public NewJob<A> group(String name) {
        group = name;
        return this;
    }

    /** While a job of this kind with the same key has not ended, this one is not made and the other stands for it. */
    public NewJob<A> dedupeKey(String key) {
        dedupeKey = key;
        return this;
    }

    /** Higher runs first; from -1000 to 1000, 0 is usual. */
    public NewJob<A> priority(int value) {
        priority = value;
        return this;
    }

    /** Does not run before this time has passed. */
    public NewJob<A> delay(Duration time) {
        delay = time;
        return this;
    }

    /** Is tried so often before it is discarded. */
    public NewJob<A> maxAttempts(int count) {
        maxAttempts = count;
        return this;
    }

    /** One attempt may take so long. */
    public NewJob<A> timeout(Duration limit) {
        timeout = limit;
        return this;
    }

    /**
     * Is under the limit of this key, together with all other jobs that name it. How many of them run at once and begin per time is set
     * while the queue runs ({@code /queue/limits}); a key without a setting limits nothing.
     */
    public NewJob<A> limit(String key) {
        limit = key;
        return this;
    }

    /** Belongs to the request with this id. */
    public NewJob<A> correlate(@Nullable String id) {
        correlationId = id;
        return this;
    }

    /**
     * Enqueues it.
     *
     * @return the id of the job that now stands for it: a new one, or the active one of the same dedupe key; fails with
     *     {@link JobRefused} when the arguments are not acceptable
     */
    public Uni<JobId> later() {
        return jobs.enqueue(this);
    }

    /**
     * Enqueues it and waits for its end.
     *
     * @return how it ended, whichever way; fails with {@link JobRefused} when the arguments are not acceptable
     */
    public Uni<JobEnd> now() {
        return jobs.enqueueAndWait(this);
    }

    /**
     * Enqueues one like it at each time of a schedule, from now on and for as long as nobody says {@link Jobs#noLonger}; the same name again
     * replaces it. While the last one has not ended no other is made, and times at which nothing ran are made up for by one job.
     *
     * @param name what recurs, unique
     * @param cron when: minute, hour, day of month, month and day of week, as in Unix
     * @param zone where that is the time
     */
    public Uni<Void> recurring(String name, String cron, ZoneId zone) {
        return jobs.recurring(this, name, new Schedule(cron, zone));
    }

    /** Follows another job, and takes over from it what was left open. */
    NewJob<A> after(Claim before) {
        parent = before.id().value();
        projectId = projectId == null ? before.projectId() : projectId;
        ownerId = ownerId == null ? before.ownerId() : ownerId;
        correlationId = correlationId == null ? before.correlationId() : correlationId;
        return this;
    }

    /** @return the job as it is stored; fails with {@link JobRefused} when the arguments are bad */
    JobRow toRow(JobCatalogue catalogue) {
        return new JobRow(JobId.next().value(), catalogue.write(kind, args), dedupeKey, form());
    }

    private JobForm form() {
        return new JobForm(
                kind.name(),
                projectId,
                ownerId,
                group == null ? projectId : group,
                Lane.of(priority),
                maxAttempts,
                timeout.toMillis(),
                JobCatalogue.deadlineMs(kind),
                delay.toMillis(),
                correlationId,
                parent,
                limit,
                kind.isQuiet());
    }
}
