package dev.sitewright.worker.queue;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobStarted;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The loops of this process: one claims jobs while there are free places, one keeps the session alive. */
@ApplicationScoped
class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final int BEATS_PER_LEASE = 3; // two may be lost before the worker is
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    /** Before the database's clients close (they do so late), and before previews are stopped. */
    private static final int EARLY = 100;

    private final JobRepository repository;
    private final WorkerSession session;
    private final AttemptRunner runner;
    private final FactLog facts;
    private final Wakeup wakeup;
    private final Pool pool;
    private final QueueConfig config;
    private final Pump claims;
    private final Pump heart;

    Worker(
            Vertx vertx,
            JobRepository repository,
            WorkerSession session,
            AttemptRunner runner,
            FactLog facts,
            Wakeup wakeup,
            Pool pool,
            QueueConfig config) {
        this.repository = repository;
        this.session = session;
        this.runner = runner;
        this.facts = facts;
        this.wakeup = wakeup;
        this.pool = pool;
        this.config = config;
        this.claims = new Pump(vertx, "claim", config.pollInterval(), this::claim);
        this.heart = new Pump(vertx, "heartbeat", config.lease().dividedBy(BEATS_PER_LEASE), this::beat);
    }

    void start(@Observes StartupEvent event) {
        if (config.active()) {
            wakeup.listen(claims::wake, heart::wake);
            heart.start();
            claims.start();
        }
    }

    /** Runs before the application ends, on a thread that may wait. */
    void drain(@Observes @Priority(EARLY) ShutdownEvent event) {
        if (!config.active()) {
            return;
        }
        claims.stop();
        LOG.infof("Draining: %d jobs still run", runner.count());
        runner.drain(config.drainTimeout())
                .chain(session::close)
                .ifNoItem()
                .after(config.drainTimeout().plus(LAST_WORDS))
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("The session could not be closed and will run out: %s", failure))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely(); // bounded just above
        heart.stop();
    }

    private Uni<Boolean> beat() {
        return session.beat().replaceWith(false);
    }

    /** @return whether more may be waiting */
    private Uni<Boolean> claim() {
        var free = config.concurrency() - runner.count();
        var under = session.current();
        return free <= 0 || under.isEmpty()
                ? Uni.createFrom().item(false)
                : repository
                        .promote()
                        .chain(waiting -> waiting
                                ? claim(under.get(), free)
                                : Uni.createFrom().item(false));
    }

    private Uni<Boolean> claim(UUID under, int free) {
        return pool.withTransaction(tx -> repository.claim(tx, under, free).call(claimed -> tellStarted(tx, claimed)))
                .invoke(claimed -> claimed.forEach(runner::start))
                .map(claimed -> !claimed.isEmpty());
    }

    private Uni<Void> tellStarted(SqlConnection tx, List<Claim> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .filter(claim -> claim.snoozes() == 0) // a snoozed attempt began long ago
                .onItem()
                .transformToUniAndConcatenate(claim -> facts.tell(tx, claim.correlationId(), List.of(started(claim))))
                .onItem()
                .ignoreAsUni();
    }

    private static Fact started(Claim claim) {
        return new JobStarted(claim.id().toString(), claim.kind(), claim.projectId(), claim.attempt());
    }
}
