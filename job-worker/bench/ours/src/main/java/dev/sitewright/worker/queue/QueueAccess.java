package dev.sitewright.worker.queue;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue's inner doors, for the benchmark only: it starts and stops the worker many times in one process, and fills the queue in
 * large steps. It stands in the queue's own package, so that the queue need not open them to everybody (docs/decisions/0141).
 */
@ApplicationScoped
@Unremovable
public class QueueAccess {
    private final Jobs jobs;
    private final Enqueuer enqueuer;
    private final Wakeup wakeup;
    private final Worker worker;
    private final Wishes wishes;
    private final QueueConfig config;
    private final Pool pool;

    QueueAccess(
            Jobs jobs, Enqueuer enqueuer, Wakeup wakeup, Worker worker, Wishes wishes, QueueConfig config, Pool pool) {
        this.wishes = wishes;
        this.config = config;
        this.jobs = jobs;
        this.enqueuer = enqueuer;
        this.wakeup = wakeup;
        this.worker = worker;
        this.pool = pool;
    }

    /** Begins a job; one of a project is in a group of its own, since usually a project's jobs run one by one. */
    public <A> NewJob<A> job(JobKind<A> kind, A args, @Nullable String project, int n, @Nullable String limit) {
        var job = jobs.of(kind).with(args);
        if (limit != null) {
            job.limit(limit);
        }
        return project == null ? job : job.project(project).group(project + "-" + n);
    }

    /** Enqueues jobs in one statement. */
    public Uni<List<JobId>> enqueue(List<? extends NewJob<?>> batch) {
        return Uni.createFrom().deferred(() -> enqueuer.enqueue(pool, batch)).invoke(wakeup::newWork);
    }

    /** Lets at most so many jobs of a key run at once; 0 for any number. */
    public void limit(String key, int count) {
        var change = count == 0
                ? pool.preparedQuery("delete from queue_limit where id = $1").execute(Tuple.of(key))
                : pool.preparedQuery(
                                "insert into queue_limit (id, concurrency) values ($1, $2) on conflict (id) do update set concurrency = $2")
                        .execute(Tuple.of(key, count));
        change.await().indefinitely();
    }

    /**
     * Begins to run jobs.
     *
     * @param prefetch whether jobs are taken ahead of a free place
     */
    public void start(boolean prefetch) {
        wishes.takeAhead(prefetch ? config.prefetch() : 0);
        worker.start(new StartupEvent());
    }

    /** Lets running jobs end, and begins no more. Waits. */
    public void stop() {
        worker.drain(new ShutdownEvent());
    }
}
