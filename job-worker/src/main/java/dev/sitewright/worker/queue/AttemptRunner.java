package dev.sitewright.worker.queue;

import dev.sitewright.platform.messaging.Correlation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
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
import org.jspecify.annotations.Nullable;

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
    private final Map<Measured, Timer> timers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Runnable whenIdle = () -> {};

    AttemptRunner(
            Vertx vertx,
            JobCatalogue catalogue,
            AttemptRecords records,
            Ending ending,
            Wakeup wakeup,
            Places places,
            MeterRegistry meters) {
        this.places = places;
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
            run(attempt);
        });
    }

    /** Most jobs end soon, many at once: a timer is set only for those that do not, and their ends pass through no more hands than needed. */
    private void run(RunningAttempt attempt) {
        var claim = attempt.claim();
        var end = new AttemptEnd(attempt, Timer.start(meters));
        try {
            catalogue.run(claim, attempt).subscribe().withSubscriber(end);
        } catch (Throwable failure) { // a failure of any kind is the attempt's
            end.onFailure(failure);
        }
        if (!end.isReached()) {
            end.timer = vertx.setTimer(Math.max(1, claim.timeout().toMillis()), late -> {
                var tooLate = new TimedOut(claim);
                end.onFailure(tooLate);
                end.cancel();
                attempt.stop(new CancelRequested("It took too long."));
            });
        }
    }

    /** The first end of an attempt: what its handler says, or its time being over. */
    private final class AttemptEnd implements UniSubscriber<Outcome> {
        private final RunningAttempt attempt;
        private final Timer.Sample begun;
        private final AtomicBoolean reached = new AtomicBoolean();
        private volatile @Nullable UniSubscription underWay;
        private volatile long timer = -1;

        AttemptEnd(RunningAttempt attempt, Timer.Sample begun) {
            this.attempt = attempt;
            this.begun = begun;
        }

        @Override
        public void onSubscribe(UniSubscription subscription) {
            underWay = subscription;
        }

        @Override
        public void onItem(Outcome outcome) {
            if (reached.compareAndSet(false, true)) {
                vertx.cancelTimer(timer);
                ended(attempt, begun, outcome);
            }
        }

        @Override
        public void onFailure(Throwable failure) {
            if (!isReached()) {
                onItem(outcomeOf(attempt.claim(), failure));
            }
        }

        boolean isReached() {
            return reached.get();
        }

        void cancel() {
            var subscription = underWay;
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }

    private void ended(RunningAttempt attempt, Timer.Sample begun, Outcome outcome) {
        var claim = attempt.claim();
        begun.stop(timer(claim, outcome));
        places.next(claim, ending.goesWithOthers(outcome)).ifPresent(this::begin);
        if (attempt.hasLogged()) {
            attempt.flush()
                    .subscribe() // never fails: lost lines are told in the service's log
                    .with(stored -> record(attempt, outcome));
        } else {
            record(attempt, outcome);
        }
    }

    private void record(RunningAttempt attempt, Outcome outcome) {
        ending.record(attempt.claim(), outcome, failure -> recorded(attempt, outcome, failure));
    }

    private Timer timer(Claim claim, Outcome outcome) {
        return timers.computeIfAbsent(
                new Measured(claim.kind(), outcome.getClass()),
                key -> meters.timer("sitewright.jobs.attempts", "kind", key.kind(), "outcome", key.name()));
    }

    /** What a timer is of. */
    private record Measured(String kind, Class<? extends Outcome> outcome) {
        String name() {
            return outcome.getSimpleName().toLowerCase(Locale.ROOT);
        }
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

    private void recorded(RunningAttempt attempt, Outcome outcome, @Nullable Throwable failure) {
        running.remove(attempt.claim().id(), attempt);
        if (failure != null) {
            tellUnrecorded(attempt.claim(), failure);
        }
        if (!ending.goesWithOthers(outcome)) { // else the step that recorded it has looked for more already
            wakeup.placeFree();
        }
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
