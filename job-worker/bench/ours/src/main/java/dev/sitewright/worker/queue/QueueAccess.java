package dev.sitewright.worker.queue;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
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
    private final Pool pool;

    QueueAccess(Jobs jobs, Enqueuer enqueuer, Wakeup wakeup, Worker worker, Pool pool) {
        this.jobs = jobs;
        this.enqueuer = enqueuer;
        this.wakeup = wakeup;
        this.worker = worker;
        this.pool = pool;
    }

    /** Begins a job; one of a project is in a group of its own, since usually a project's jobs run one by one. */
    public <A> NewJob<A> job(JobKind<A> kind, A args, @Nullable String project, int n) {
        var job = jobs.of(kind).with(args);
        return project == null ? job : job.project(project).group(project + "-" + n);
    }

    /** Enqueues jobs in one transaction. */
    public Uni<List<JobId>> enqueue(List<? extends NewJob<?>> batch) {
        return pool.withTransaction(tx -> enqueuer.enqueue(tx, batch)).invoke(wakeup::newWork);
    }

    /** Begins to run jobs. */
    public void start() {
        worker.start(new StartupEvent());
    }

    /** Lets running jobs end, and begins no more. Waits. */
    public void stop() {
        worker.drain(new ShutdownEvent());
    }
}
