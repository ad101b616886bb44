package dev.sitewright.worker.queue;

import dev.sitewright.platform.loop.Pump;
import dev.sitewright.worker.queue.Coalescer.Asked;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** The loops of this process: one ends jobs and takes new ones while there are free places, one keeps the session alive. */
@ApplicationScoped
class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);
    static final int BEATS_PER_LEASE = 3; // two may be lost before the worker is
    private static final long GATHER_MILLIS = 2;

    /** A job that was taken ahead and finds no place goes back: another worker may have one. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    /** Before the database's clients close (they do so late), and before previews are stopped. */
    private static final int EARLY = 100;

    private final JobRepository repository;
    private final WorkerSession session;
    private final AttemptRunner runner;
    private final Finishes finishes;
    private final EndsAside aside;
    private final HotPath hotPath;
    private final Coalescer coalescer;
    private final Wishes wishes;
    private final Wakeup wakeup;
    private final QueueConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final AtomicBoolean gathering = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Pump steps;
    private final Pump heart;

    Worker(
            Vertx vertx,
            JobRepository repository,
            WorkerSession session,
            AttemptRunner runner,
            Finishes finishes,
            EndsAside aside,
            HotPath hotPath,
            Coalescer coalescer,
            Wishes wishes,
            Wakeup wakeup,
            QueueConfig config,
            Clock clock) {
        this.clock = clock;
        this.repository = repository;
        this.session = session;
        this.runner = runner;
        this.finishes = finishes;
        this.aside = aside;
        this.hotPath = hotPath;
        this.coalescer = coalescer;
        this.wishes = wishes;
        this.wakeup = wakeup;
        this.config = config;
        this.vertx = vertx;
        this.steps = new Pump(vertx, "claim", config.pollInterval(), this::step);
        this.heart = new Pump(vertx, "heartbeat", config.lease().dividedBy(BEATS_PER_LEASE), this::beat);
    }

    void start(@Observes StartupEvent event) {
        if (config.active()) {
            wishes.begin();
            finishes.open(this::wakeSoon);
            wakeup.listen(steps::wake, heart::wake, wishes::lookEverywhere);
            heart.start();
            steps.start();
            aside.start();
        }
    }

    /**
     * While jobs that were taken ahead keep the places busy, ends are gathered until they are half of what this worker has, so that the
     * database works on one half while this process works on the other; or for a moment. Else they are told at once.
     */
    private void wakeSoon() {
        aside.wake();
        if (isTimeToStep()) {
            if (woken.compareAndSet(false, true)) {
                steps.wake();
            }
        } else if (gathering.compareAndSet(false, true)) {
            vertx.setTimer(GATHER_MILLIS, timer -> {
                gathering.set(false);
                steps.wake();
            });
        }
    }

    private boolean isTimeToStep() {
        var ends = finishes.news();
        return ends > 0 && ends >= runner.places().waiting();
    }

    /** Runs before the application ends, on a thread that may wait. */
    void drain(@Observes @Priority(EARLY) ShutdownEvent event) {
        if (!config.active()) {
            return;
        }
        wishes.end();
        LOG.infof("Draining: %d jobs still run", runner.count());
        runner.drain(config.drainTimeout())
                .invoke(this::stopSteps)
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

    private void stopSteps() {
        finishes.close();
        wakeup.workerGoes();
        steps.stop();
        coalescer.flush(); // what was left to a step that does not come
        aside.stop();
    }

    private Uni<Boolean> beat() {
        return session.beat().replaceWith(false);
    }

    /** @return whether more may be waiting */
    private Uni<Boolean> step() {
        woken.set(false);
        wakeup.workerIs(false);
        var under = session.current();
        if (under.isEmpty()) {
            coalescer.flush();
            return Uni.createFrom().item(false);
        }
        giveBack(under.get(), runner.places().withdrawOlder(clock.instant().minus(LONGEST_WAIT)));
        var wish = wishes.next(under.get());
        var arrivals = coalescer.arrivals(wish.places());
        return wish.isIdle() && arrivals.isEmpty()
                ? Uni.createFrom().item(false)
                : hotPath.step(wish, arrivals.stream().map(Asked::row).toList())
                        .onCancellation()
                        .invoke(() -> coalescer.abandoned(arrivals))
                        .onFailure()
                        .invoke(failure -> failed(wish, arrivals, failure))
                        .map(step -> took(wish, arrivals, step))
                        .invoke(more -> wakeup.workerIs(!more && runner.places().free() > 0));
    }

    private void failed(Step.Wish wish, List<Asked> arrivals, Throwable failure) {
        session.suspect();
        finishes.failed(wish.done(), failure);
        coalescer.strayed(arrivals, failure);
    }

    private void giveBack(UUID under, List<Claim> unbegun) {
        var jobs = unbegun.stream()
                .filter(claim -> claim.session().equals(under))
                .map(Claim::id)
                .toList();
        if (!jobs.isEmpty()) {
            repository
                    .giveBack(under, jobs)
                    .subscribe() // what could not be given back is found by the next heartbeat
                    .with(nothing -> wakeup.newWork(), failure -> session.suspect());
        }
    }

    private boolean took(Step.Wish wish, List<Asked> arrivals, Step step) {
        wishes.learn(wish, step);
        step.claims().forEach(runner::start);
        coalescer.arrived(arrivals, step.claims());
        finishes.recorded(wish.done(), step.lost());
        giveBack(wish.session(), runner.places().withdraw(step::forbids));
        if (runner.places().waiting() > 0) {
            wakeup.workIn(LONGEST_WAIT);
        }
        return isTimeToStep() || (!step.claims().isEmpty() && runner.places().waiting() == 0);
    }
}
