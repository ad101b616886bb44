package dev.sitewright.worker.queue;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        return insert(tx, jobs.stream().map(job -> job.toRow(catalogue)).toList(), null);
    }

    /**
     * Stores jobs.
     *
     * @param announcement what the other workers are told at the commit; null for nothing
     * @return for each row, in order, the job that now stands for it
     */
    Uni<List<JobId>> insert(SqlClient tx, List<JobRow> rows, @Nullable String announcement) {
        return insert(tx, rows, announcement, TWIN_TRIES)
                .map(twins -> rows.stream()
                        .map(row -> new JobId(twins.getOrDefault(row.id(), row.id())))
                        .toList());
    }

    /**
     * A twin that commits during the statement is not seen by it: then those without an answer are asked for again.
     *
     * @return the twins of those that were not added
     */
    private Uni<Map<UUID, UUID>> insert(SqlClient tx, List<JobRow> rows, @Nullable String announcement, int tries) {
        return repository.insert(tx, rows, announcement).chain(unadded -> {
            if (unadded.isEmpty()) {
                return Uni.createFrom().item(Map.of());
            }
            var twins = new HashMap<UUID, UUID>();
            var unseen = new HashSet<UUID>();
            unadded.forEach(one -> {
                var twin = one.twin();
                if (twin == null) {
                    unseen.add(one.id());
                } else {
                    twins.put(one.id(), twin);
                }
            });
            return unseen.isEmpty()
                    ? Uni.createFrom().item(twins)
                    : insertUnseen(
                                    tx,
                                    rows.stream()
                                            .filter(row -> unseen.contains(row.id()))
                                            .toList(),
                                    tries - 1)
                            .invoke(twins::putAll)
                            .replaceWith(twins);
        });
    }

    private Uni<Map<UUID, UUID>> insertUnseen(SqlClient tx, List<JobRow> rows, int tries) {
        return tries == 0
                ? Uni.createFrom().failure(new IllegalStateException("jobs of the same key come and go"))
                : insert(tx, rows, null, tries);
    }

    /** Keeps a record of a job that cannot be, so that whoever asked for it sees why. */
    Uni<Void> refuse(SqlClient tx, JobRow job, String reason) {
        return repository
                .insertRefused(tx, job, reason)
                .chain(() -> facts.tell(tx, job.form().correlationId(), List.of(discarded(job, reason))));
    }

    private static Fact discarded(JobRow job, String reason) {
        return new JobDiscarded(
                new JobId(job.id()).toString(), job.form().kind(), job.form().projectId(), 0, reason);
    }
}
