package dev.sitewright.worker.queue;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.worker.queue.JobRepository.Added;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Puts jobs into the tables, together with the facts that they are there. */
@ApplicationScoped
class Enqueuer {
    private static final int TWIN_TRIES = 5; // each needs another job of the same key to end just then

    private final JobRepository repository;
    private final JobCatalogue catalogue;
    private final FactLog facts;

    Enqueuer(JobRepository repository, JobCatalogue catalogue, FactLog facts) {
        this.repository = repository;
        this.catalogue = catalogue;
        this.facts = facts;
    }

    /**
     * Enqueues jobs in a transaction of the caller, who calls {@link Wakeup#newWork()} after the commit.
     *
     * @return for each, in order, the job that now stands for it; fails with {@link JobRefused} when one's arguments are bad
     */
    Uni<List<JobId>> enqueue(SqlClient tx, List<? extends NewJob<?>> jobs) {
        if (jobs.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return insert(tx, jobs.stream().map(job -> job.toRow(catalogue)).toList());
    }

    /** @return for each row, in order, the job that now stands for it */
    Uni<List<JobId>> insert(SqlClient tx, List<JobRow> rows) {
        return insert(tx, rows, TWIN_TRIES).map(Enqueuer::ids);
    }

    /** A twin that commits during the statement is not seen by it: then those without an answer are asked for again. */
    private Uni<List<Added>> insert(SqlClient tx, List<JobRow> rows, int tries) {
        return repository.insert(tx, rows).chain(added -> {
            var open = IntStream.range(0, rows.size())
                    .filter(n -> added.get(n).id() == null)
                    .boxed()
                    .toList();
            return open.isEmpty() ? Uni.createFrom().item(added) : insertOpen(tx, rows, added, open, tries - 1);
        });
    }

    private Uni<List<Added>> insertOpen(
            SqlClient tx, List<JobRow> rows, List<Added> added, List<Integer> open, int tries) {
        if (tries == 0) {
            return Uni.createFrom().failure(new IllegalStateException("jobs of the same key come and go"));
        }
        return insert(tx, open.stream().map(rows::get).toList(), tries)
                .map(found -> IntStream.range(0, rows.size())
                        .mapToObj(n -> open.contains(n) ? found.get(open.indexOf(n)) : added.get(n))
                        .toList());
    }

    private static List<JobId> ids(List<Added> added) {
        return added.stream().map(one -> Objects.requireNonNull(one.id())).toList();
    }

    /** Keeps a record of a job that cannot be, so that whoever asked for it sees why. */
    Uni<Void> refuse(SqlClient tx, JobRow job, String reason) {
        return repository
                .insertRefused(tx, job, reason)
                .chain(() -> facts.tell(tx, job.correlationId(), List.of(discarded(job, reason))));
    }

    private static Fact discarded(JobRow job, String reason) {
        return new JobDiscarded(new JobId(job.id()).toString(), job.kind(), job.projectId(), 0, reason);
    }
}
