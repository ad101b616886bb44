package dev.sitewright.worker.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How this worker takes part in the queue. */
@ConfigMapping(prefix = "sitewright.queue")
interface QueueConfig {
    /** Whether this process runs jobs; without, it only takes requests in. */
    @WithDefault("true")
    boolean active();

    /** How many jobs run at once. Most of a job's life is waiting, which holds no place. */
    @WithDefault("8")
    @Min(1) @Max(500) int concurrency();

    /** How long a worker that fell silent keeps its jobs. It renews the lease three times as often. */
    @WithDefault("10s")
    Duration lease();

    /**
     * How many jobs at most are taken ahead of a free place, so that short jobs follow each other without a word to the database. As many
     * as end while the database is asked; none of a group. 0 for never.
     */
    @WithDefault("500")
    @Min(0) @Max(5_000) int prefetch();

    /** How often the queue is looked at when nothing tells of new work. Notifications make this the exception. */
    @WithDefault("5s")
    Duration pollInterval();

    /** How long running jobs may go on when the worker is asked to stop; then they go back to the queue, their attempt uncounted. */
    @WithDefault("8s")
    Duration drainTimeout();

    /** The pause before the second attempt; doubled for each further one. The real pause is a random part of it (full jitter). */
    @WithDefault("2s")
    Duration retryBase();

    /** The longest such pause. */
    @WithDefault("60s")
    Duration retryCap();

    /** How long ended jobs and the ids of answered requests are kept, in whole days. */
    @WithDefault("30")
    @Min(1) int retentionDays();

    /** How long the lines that jobs log are kept, in whole days: no longer than the jobs, and sooner gone, since they take the most room. */
    @WithDefault("7")
    @Min(1) int logRetentionDays();
}
