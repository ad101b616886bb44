package dev.sitewright.bench.driver;

import dev.sitewright.bench.protocol.Description;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.launcher.embedded.Database;
import java.util.List;
import java.util.function.IntFunction;

/** A job queue, as the benchmark uses it. Whatever goes wrong is thrown, and ends the case. */
public interface QueueDriver {

    /** Makes the tables and connects. Called once, before anything else. */
    Description open(Database database) throws Exception;

    /** Enqueues a job; returns when it is safely stored. Called by many threads at once. */
    void enqueue(Job job) throws Exception;

    /** Enqueues jobs in one call; returns when all are safely stored. */
    void enqueueAll(List<Job> jobs) throws Exception;

    /**
     * Enqueues {@code count} jobs one by one for so many callers, each of whom waits for one job to be safely stored before the next. To
     * be overridden by queues with an asynchronous interface, whose callers are no threads.
     */
    default void enqueueEach(int count, int callers, IntFunction<Job> jobs) throws Exception {
        Callers.run(callers, count, n -> enqueue(jobs.apply(n)));
    }

    /** Begins to run jobs, in this process. */
    void start(WorkerOptions options, JobRunner runner) throws Exception;

    /** Stops running jobs; those that run come to their end. {@link #start} may be called again. */
    void stop() throws Exception;

    /** Disconnects. Called once, at the end. */
    void close() throws Exception;
}
