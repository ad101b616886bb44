package dev.sitewright.worker.queue;

import dev.sitewright.contracts.JobFact.JobProgressed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What attempts say while they run. */
@ApplicationScoped
class AttemptRecords {
    private static final Logger LOG = Logger.getLogger(AttemptRecords.class);
    private static final Duration GATHER = Duration.ofMillis(50); // lines of this time are one insert

    private final JobRepository repository;
    private final FactLog facts;
    private final Pool pool;
    private final Vertx vertx;

    AttemptRecords(JobRepository repository, FactLog facts, Pool pool, Vertx vertx) {
        this.repository = repository;
        this.facts = facts;
        this.pool = pool;
        this.vertx = vertx;
    }

    /** Remembers and tells how far a job is; fails with {@link LeaseLost} when it is no longer this session's. */
    Uni<Void> progress(Claim claim, int percent, String text) {
        var fact =
                new JobProgressed(claim.id().toString(), claim.kind(), claim.projectId(), percent, ErrorText.of(text));
        return pool.withTransaction(tx -> repository
                .hold(tx, claim)
                .chain(() -> repository.progress(tx, claim, percent, fact.text()))
                .chain(() -> facts.tell(tx, claim.correlationId(), List.of(fact))));
    }

    /** Stores lines of a job's log, if the job is still this session's. */
    Uni<Void> store(Claim claim, List<String> lines) {
        return repository
                .log(claim, lines)
                .onFailure()
                .invoke(failure -> LOG.warnf("%d log lines of %s are lost: %s", lines.size(), claim.id(), failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Does it after a moment, in which more may come together. */
    void soon(Supplier<Uni<Void>> flush) {
        vertx.setTimer(GATHER.toMillis(), timer -> flush.get().subscribe().with(nothing -> {})); // nobody waits
    }
}
