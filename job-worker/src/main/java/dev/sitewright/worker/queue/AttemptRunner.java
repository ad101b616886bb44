package dev.sitewright.worker.queue;

import dev.sitewright.platform.messaging.Correlation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Runs the attempts of this process, each on a Vert.x context of its own, and has their ends recorded. */
@ApplicationScoped
class AttemptRunner {
    private static final Logger LOG = Logger.getLogger(AttemptRunner.class);

    private final Vertx vertx;
    private final JobCatalogue catalogue;
    private final AttemptRecords records;
    private final Ending ending;
    private final Wakeup wakeup;
    private final MeterRegistry meters;
    private final Places places;
    private final Map<JobId, RunningAttempt> running = new ConcurrentHashMap<>(); // until their ends are recorded
    private final Map<String, Timer> timers = new ConcurrentHashMap<>(); // by kind and outcome
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Runnable whenIdle = () -> {};

    AttemptRunner(
            Vertx vertx,
            JobCatalogue catalogue,
            AttemptRecords records,
            Ending ending,
            Wakeup wakeup,
            QueueConfig config,
            MeterRegistry meters) {
        this.places = new Places(config.concurrency());
        this.meters = meters;
        this.vertx = vertx;
        this.catalogue = catalogue;
        this.records = records;
        this.ending = ending;
        this.wakeup = wakeup;
        Gauge.builder("sitewright.jobs.running", running, Map::size).register(meters);
    }

    int count() {
        return running.size();
    }

    Places places() {
        return places;
    }

    /** @return the jobs of a session that this process has: those that run, and those that wait for a place */
    List<JobId> known(UUID session) {
        var known = new ArrayList<>(places.waitingOf(session));
        running.values().stream()
                .map(RunningAttempt::claim)
                .filter(claim -> claim.session().equals(session))
                .map(Claim::id)
                .forEach(known::add);
        return known;
    }

    /** Begins an attempt as soon as there is a place; returns at once. */
    void start(Claim claim) {
        if (places.admit(claim)) {
            begin(claim);
        }
    }

    private void begin(Claim claim) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        var attempt = new RunningAttempt(claim, context, threads, records);
        running.put(claim.id(), attempt);
        context.runOnContext(nothing -> {
            Correlation.set(claim.correlationId());
            MDC.put("jobId", claim.id().toString());
            var begun = Timer.start(meters);
            run(attempt)
                    .invoke(outcome -> {
                        begun.stop(timer(claim, outcome));
                        places.next().ifPresent(this::begin);
                    })
                    .chain(outcome -> attempt.flush().chain(() -> ending.record(claim, outcome)))
                    .eventually(() -> ended(attempt))
                    .subscribe() // the end of the line: nobody waits for an attempt but the database
                    .with(recorded -> {}, failure -> tellUnrecorded(claim, failure));
        });
    }

    private Timer timer(Claim claim, Outcome outcome) {
        return timers.computeIfAbsent(
                claim.kind() + " " + name(outcome),
                key -> meters.timer("sitewright.jobs.attempts", "kind", claim.kind(), "outcome", name(outcome)));
    }

    private static String name(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private Uni<Outcome> run(RunningAttempt attempt) {
        var claim = attempt.claim();
        return inTime(claim, Uni.createFrom().deferred(() -> catalogue.run(claim, attempt)))
                .onFailure(TimedOut.class)
                .invoke(late -> attempt.stop(new CancelRequested("It took too long.")))
                .onFailure()
                .recoverWithItem(failure -> outcomeOf(claim, failure));
    }

    /** Most jobs end soon, many at once: a timer is set only for those that do not. */
    private Uni<Outcome> inTime(Claim claim, Uni<Outcome> run) {
        return Uni.createFrom().emitter(emitter -> {
            var ended = new AtomicBoolean();
            var underWay = run.onTermination()
                    .invoke(() -> ended.set(true))
                    .subscribe()
                    .with(emitter::complete, emitter::fail);
            if (!ended.get()) {
                var timer = vertx.setTimer(Math.max(1, claim.timeout().toMillis()), late -> {
                    emitter.fail(new TimedOut(claim));
                    underWay.cancel();
                });
                emitter.onTermination(() -> vertx.cancelTimer(timer));
            }
        });
    }

    /** The attempt used up its own time; a timeout inside a handler is another thing. */
    private static final class TimedOut extends RuntimeException {
        TimedOut(Claim claim) {
            super("It took longer than " + claim.timeout().toSeconds() + " seconds.", null, false, false);
        }
    }

    private static Outcome outcomeOf(Claim claim, Throwable failure) {
        return switch (failure) {
            case CancelRequested cancelled -> Outcome.cancel(String.valueOf(cancelled.getMessage()));
            case JobRefused refused -> Outcome.discard(String.valueOf(refused.getMessage()));
            case TimedOut late -> new Failed(String.valueOf(late.getMessage()));
            default -> {
                LOG.infof(failure, "Attempt %d of %s (%s) failed", claim.attempt(), claim.id(), claim.kind());
                yield new Failed(ErrorText.of(failure));
            }
        };
    }

    private void ended(RunningAttempt attempt) {
        running.remove(attempt.claim().id(), attempt);
        wakeup.placeFree();
        if (running.isEmpty()) {
            whenIdle.run();
        }
    }

    private static void tellUnrecorded(Claim claim, Throwable failure) {
        if (failure instanceof LeaseLost) {
            LOG.warnf("Attempt %d of %s (%s) ended after its lease", claim.attempt(), claim.id(), claim.kind());
        } else {
            LOG.errorf(failure, "Attempt %d of %s (%s) is lost", claim.attempt(), claim.id(), claim.kind());
        }
    }

    /** Tells a running attempt that its end is wanted. */
    void cancel(JobId job, String reason) {
        var attempt = running.get(job);
        if (attempt != null) {
            attempt.stop(new CancelRequested(reason));
        }
        places.withdraw(claim -> claim.id().equals(job))
                .forEach(claim -> ending.record(claim, Outcome.cancel(reason))
                        .subscribe() // nobody waits for a job that never began
                        .with(recorded -> {}, failure -> tellUnrecorded(claim, failure)));
    }

    /** Tells all attempts of a session that nothing they do counts any more. */
    void lose(UUID session) {
        places.withdraw(claim -> claim.session().equals(session));
        running.values().stream()
                .filter(attempt -> attempt.claim().session().equals(session))
                .forEach(attempt -> attempt.stop(new LeaseLost(attempt.claim().id())));
    }

    /** @return when nothing runs any more, or the time is over; then ends are no longer waited for either */
    Uni<Void> drain(Duration limit) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> {
                    whenIdle = () -> emitter.complete(null);
                    if (running.isEmpty()) {
                        emitter.complete(null);
                    }
                })
                .ifNoItem()
                .after(limit)
                .fail()
                .onFailure(TimeoutException.class)
                .recoverWithNull()
                .invoke(ending::giveUp);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
