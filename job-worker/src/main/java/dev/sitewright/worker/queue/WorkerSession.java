package dev.sitewright.worker.queue;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.JobFact.JobCancelled;
import dev.sitewright.contracts.JobFact.JobDiscarded;
import dev.sitewright.contracts.JobFact.JobRetrying;
import dev.sitewright.worker.queue.JobRepository.Orphan;
import dev.sitewright.worker.queue.JobRepository.Pulse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * This process as the database knows it: a row that says until when it counts as alive, renewed by each {@link #beat()}. All leases of
 * the process hang on it. A session that was given up for dead is gone for good; the process then begins another.
 */
@ApplicationScoped
class WorkerSession {
    private static final Logger LOG = Logger.getLogger(WorkerSession.class);
    private static final int THOROUGH =
            3; // a lease whose session is gone is the child of a race, and may wait for some beats
    private static final Duration GRACE =
            Duration.ofMillis(20); // the database's clock and a timer may differ by as much
    static final String WORKER_DIED = "The worker that ran it died.";

    private final JobRepository repository;
    private final AttemptRunner runner;
    private final FactLog facts;
    private final Wakeup wakeup;
    private final Pool pool;
    private final QueueConfig config;
    private final Clock clock;
    private final String name;
    private volatile @Nullable UUID current;
    private volatile Instant patientUntil = Instant.MIN;
    private volatile boolean suspicious;
    private int beats; // one at a time, by the pump

    WorkerSession(
            JobRepository repository,
            AttemptRunner runner,
            FactLog facts,
            Wakeup wakeup,
            Pool pool,
            QueueConfig config,
            Clock clock) {
        this.repository = repository;
        this.runner = runner;
        this.facts = facts;
        this.wakeup = wakeup;
        this.pool = pool;
        this.config = config;
        this.clock = clock;
        this.name = "pid " + ProcessHandle.current().pid();
    }

    /** @return the session under which jobs can be claimed; empty while there is none */
    Optional<UUID> current() {
        return Optional.ofNullable(current);
    }

    /** Renews the session or begins one, stops attempts whose end is wanted, and takes care of the jobs of dead workers. */
    Uni<Void> beat() {
        var id = current;
        return (id == null ? open() : renew(id)).onFailure().invoke(failure -> bePatient());
    }

    /** Ends the session; what still runs goes back to the queue without an attempt being counted. */
    Uni<Void> close() {
        var id = current;
        current = null;
        return id == null
                ? Uni.createFrom().voidItem()
                : repository.closeSession(id).invoke(() -> runner.lose(id)).invoke(wakeup::newWork);
    }

    private Uni<Void> open() {
        var id = UUID.randomUUID();
        return repository.openSession(id, name, config.lease()).invoke(() -> {
            current = id;
            wakeup.placeFree();
        });
    }

    /** An answer was lost on its way: this session may have been given jobs that nobody here knows of. */
    void suspect() {
        suspicious = true;
    }

    private Uni<Void> renew(UUID id) {
        return repository
                .heartbeat(id, config.lease(), beats++ % THOROUGH == 0)
                .chain(pulse -> react(id, pulse))
                .chain(() -> suspicious ? giveBackStrays(id) : Uni.createFrom().voidItem());
    }

    private Uni<Void> giveBackStrays(UUID id) {
        return repository
                .giveBackStrays(id, runner.known(id))
                .invoke(() -> suspicious = clock.instant().isBefore(patientUntil))
                .invoke(wakeup::newWork);
    }

    private Uni<Void> react(UUID id, Pulse pulse) {
        if (!pulse.isAlive()) {
            LOG.warn("This worker was silent for too long and was given up; what it ran belongs to others now");
            current = null;
            runner.lose(id);
            return open();
        }
        IntStream.range(0, pulse.cancelled().size())
                .forEach(n ->
                        runner.cancel(pulse.cancelled().get(n), pulse.reasons().get(n)));
        lookAgain(pulse.nextDeath());
        return pulse.seesOrphans() && !clock.instant().isBefore(patientUntil)
                ? reap()
                : Uni.createFrom().voidItem();
    }

    /** The jobs of a worker that dies are to go on soon after its lease, not at the next beat. */
    private void lookAgain(@Nullable Duration nextDeath) {
        if (nextDeath != null && nextDeath.compareTo(config.lease().dividedBy(Worker.BEATS_PER_LEASE)) < 0) {
            wakeup.beatIn(nextDeath.plus(GRACE));
        }
    }

    /** While the database was away nobody could renew: whoever comes back first must not bury all others. */
    private void bePatient() {
        suspicious = true;
        patientUntil = clock.instant().plus(config.lease());
    }

    Uni<Void> reap() {
        return pool.withTransaction(tx -> repository.reap(tx, WORKER_DIED).call(found -> tell(tx, found)))
                .invoke(found -> {
                    found.forEach(WorkerSession::logOrphan);
                    wakeup.newWork();
                })
                .replaceWithVoid();
    }

    private Uni<Void> tell(SqlConnection tx, List<Orphan> orphans) {
        return Multi.createFrom()
                .iterable(orphans)
                .onItem()
                .transformToUniAndConcatenate(job -> facts.tell(tx, job.correlationId(), List.of(fact(job))))
                .onItem()
                .ignoreAsUni();
    }

    private static Fact fact(Orphan job) {
        var id = job.id().toString();
        return switch (job.state()) {
            case CANCELLED -> new JobCancelled(id, job.kind(), job.projectId(), String.valueOf(job.cancelReason()));
            case DISCARDED -> new JobDiscarded(id, job.kind(), job.projectId(), job.attempt(), WORKER_DIED);
            default -> new JobRetrying(id, job.kind(), job.projectId(), job.attempt(), WORKER_DIED, job.at());
        };
    }

    private static void logOrphan(Orphan job) {
        LOG.warnf(
                "%s (%s) lost its worker in attempt %d and is now %s",
                job.id(), job.kind(), job.attempt(), job.state().wireName());
    }
}
