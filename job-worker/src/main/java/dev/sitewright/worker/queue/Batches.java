package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs batches: each has a limit of its own, as durable as its jobs. */
@ApplicationScoped
class Batches {
    static final String LIMIT_PREFIX = "batch:";

    private final Enqueuer enqueuer;
    private final JobRepository repository;
    private final JobEnds ends;
    private final Wakeup wakeup;
    private final Pool pool;

    Batches(Enqueuer enqueuer, JobRepository repository, JobEnds ends, Wakeup wakeup, Pool pool) {
        this.enqueuer = enqueuer;
        this.repository = repository;
        this.ends = ends;
        this.wakeup = wakeup;
        this.pool = pool;
    }

    /** A batch whose jobs are in the queue, under a limit that they alone are under. */
    record Begun(String limit, List<JobId> jobs) {}

    /** @return how each job ended, in order */
    Uni<List<JobEnd>> run(List<? extends NewJob<?>> batch, int concurrency, boolean stopOnError) {
        return batch.isEmpty()
                ? Uni.createFrom().item(List.of())
                : begin(batch, concurrency).chain(begun -> end(begun, stopOnError));
    }

    /** Enqueues all of them, with their limit, or none. */
    Uni<Begun> begin(List<? extends NewJob<?>> batch, int concurrency) {
        var limit = LIMIT_PREFIX + UUID.randomUUID();
        batch.forEach(job -> job.limit(limit));
        return pool.withTransaction(
                        tx -> repository.openBatch(tx, limit, concurrency).chain(() -> enqueuer.enqueue(tx, batch)))
                .invoke(wakeup::newWork)
                .map(jobs -> new Begun(limit, jobs));
    }

    /** Waits for the ends of its jobs, and forgets its limit. */
    Uni<List<JobEnd>> end(Begun batch, boolean stopOnError) {
        return endsOf(batch.jobs(), stopOnError).call(ends -> repository.closeBatch(batch.limit()));
    }

    private Uni<List<JobEnd>> endsOf(List<JobId> jobs, boolean stopOnError) {
        var stopped = new AtomicBoolean(!stopOnError);
        var awaited = jobs.stream()
                .map(job -> ends.of(job)
                        .call(end -> end.isGood() || stopped.getAndSet(true)
                                ? Uni.createFrom().voidItem()
                                : stop(jobs, end)))
                .toList();
        return Uni.join().all(awaited).andFailFast();
    }

    private Uni<Void> stop(List<JobId> jobs, JobEnd failed) {
        return repository
                .cancelJobs(jobs, "Another job of its batch did not complete: " + failed.id())
                .invoke(wakeup::cancelled);
    }
}
