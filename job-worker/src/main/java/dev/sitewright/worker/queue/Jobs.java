package dev.sitewright.worker.queue;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobCancelled;
import dev.sitewright.worker.queue.JobRepository.Cancelled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/**
 * The way into the queue.
 *
 * <pre>{@code
 * jobs.of(RuntimeUp.KIND)
 *         .with(new RuntimeUp.Args(projectId, ownerId, null))
 *         .project(projectId)
 *         .dedupeKey(projectId)
 *         .later();
 * }</pre>
 */
@ApplicationScoped
public class Jobs {
    private static final int CANCEL_ROUNDS = 10; // a job would have to change tables between every two of them

    private final Coalescer coalescer;
    private final JobCatalogue catalogue;
    private final JobEnds ends;
    private final Batches batches;
    private final Instance<Schedules> schedules; // which need us
    private final JobRepository repository;
    private final FactLog facts;
    private final Wakeup wakeup;
    private final Pool pool;

    Jobs(
            Coalescer coalescer,
            JobCatalogue catalogue,
            JobEnds ends,
            Batches batches,
            Instance<Schedules> schedules,
            JobRepository repository,
            FactLog facts,
            Wakeup wakeup,
            Pool pool) {
        this.coalescer = coalescer;
        this.catalogue = catalogue;
        this.ends = ends;
        this.batches = batches;
        this.schedules = schedules;
        this.repository = repository;
        this.facts = facts;
        this.wakeup = wakeup;
        this.pool = pool;
    }

    /** Begins a job of a kind. */
    public <A> Draft<A> of(JobKind<A> kind) {
        return new Draft<>(this, kind);
    }

    /** A job that still lacks its arguments. */
    public static final class Draft<A> {
        private final Jobs jobs;
        private final JobKind<A> kind;

        Draft(Jobs jobs, JobKind<A> kind) {
            this.jobs = jobs;
            this.kind = kind;
        }

        /** Adds the arguments. */
        public NewJob<A> with(A args) {
            return new NewJob<>(jobs, kind, args);
        }
    }

    /** Begins a batch: a job of a kind for each of these arguments. */
    public <A> JobBatch<A> batch(JobKind<A> kind, List<A> args) {
        return new JobBatch<>(this, batches, kind, args);
    }

    /** Lets what recurs under a name recur no more; what was enqueued stays. */
    public Uni<Void> noLonger(String name) {
        return schedules.get().remove(name);
    }

    Uni<Void> recurring(NewJob<?> job, String name, Schedule schedule) {
        return repository.now().chain(now -> schedules.get().set(name, schedule, job.toRow(catalogue), now));
    }

    Uni<JobId> enqueue(NewJob<?> job) {
        return coalescer.add(job.toRow(catalogue));
    }

    Uni<JobEnd> enqueueAndWait(NewJob<?> job) {
        return enqueue(job).chain(ends::of);
    }

    /**
     * Cancels a project's jobs: those that wait end at once, those that run are told to stop.
     *
     * @param kinds which kinds; an empty list matches nothing
     * @param reason why, for people
     */
    public Uni<Void> cancel(String projectId, List<String> kinds, String reason) {
        return pool.withTransaction(tx -> cancel(tx, projectId, kinds, reason)).invoke(wakeup::cancelled);
    }

    /** Cancels in a transaction of the caller, who calls {@link Wakeup#cancelled()} after the commit. */
    Uni<Void> cancel(SqlClient tx, String projectId, List<String> kinds, String reason) {
        return cancel(tx, projectId, kinds, ErrorText.of(reason), CANCEL_ROUNDS);
    }

    private Uni<Void> cancel(SqlClient tx, String projectId, List<String> kinds, String reason, int rounds) {
        return repository
                .cancel(tx, projectId, kinds, reason)
                .call(found -> tellCancelled(tx, found, reason))
                .chain(() -> repository.escaped(tx, projectId, kinds))
                .chain(escaped -> escaped && rounds > 1
                        ? cancel(tx, projectId, kinds, reason, rounds - 1)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> tellCancelled(SqlClient tx, List<Cancelled> found, String reason) {
        return Multi.createFrom()
                .iterable(found)
                .filter(job -> !job.isRunning()) // a running one is told of when it has stopped
                .onItem()
                .transformToUniAndConcatenate(job -> facts.tell(tx, job.correlationId(), List.of(fact(job, reason))))
                .onItem()
                .ignoreAsUni();
    }

    private static Fact fact(Cancelled job, String reason) {
        return new JobCancelled(job.id().toString(), job.kind(), job.projectId(), reason);
    }
}
