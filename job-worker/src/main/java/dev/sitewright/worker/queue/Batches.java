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

    /** @return how each job ended, in order */
    Uni<List<JobEnd>> run(List<? extends NewJob<?>> batch, int concurrency, boolean stopOnError) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var limit = LIMIT_PREFIX + UUID.randomUUID();
        batch.forEach(job -> job.limit(limit));
        return pool.withTransaction(
                        tx -> repository.openBatch(tx, limit, concurrency).chain(() -> enqueuer.enqueue(tx, batch)))
                .invoke(wakeup::newWork)
                .chain(jobs -> endsOf(jobs, stopOnError))
                .call(done -> repository.closeBatch(limit));
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
