package dev.sitewright.worker.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What the worker asks for in each step, from what it learnt in those before: how much, from where on, and whether the old ones come
 * first. Steps follow one another, so nothing here is asked for by two threads at once.
 */
@ApplicationScoped
class Wishes {
    /** Ends in one step. Measured: beyond, one statement gets long, and the next jobs wait for it. */
    private static final int MOST_DONE = 500;

    /** Every so many claims the lane whose first job waits longest goes first, so that low priorities get a tenth when all are busy. */
    private static final int OLDEST_EACH = 10;

    /** A job that commits late has an earlier turn than those that were taken before it. So many turns back are looked at each time … */
    private static final long MARGIN = 500;

    /** … so many once a second … */
    private static final long WIDE_MARGIN = 50_000;

    private static final Duration WIDE_EACH = Duration.ofSeconds(1);

    /** … and all that there are in so long. */
    private static final Duration ALL_EACH = Duration.ofSeconds(10);

    private static final Duration PROMOTE_EACH = Duration.ofMillis(50);
    private static final int AHEAD = 2; // times as many as ended in the last steps

    private final AttemptRunner runner;
    private final Finishes finishes;
    private final Wakeup wakeup;
    private final QueueConfig config;
    private final Clock clock;
    private volatile boolean ending;
    private volatile boolean everywhere;
    private volatile int mostAhead;
    private long low;
    private int claims;
    private int pace;
    private Instant widely = Instant.MIN;
    private Instant all = Instant.MIN;
    private Instant promoted = Instant.MIN;
    private Instant nextLook = Instant.MIN;

    Wishes(AttemptRunner runner, Finishes finishes, Wakeup wakeup, QueueConfig config, Clock clock) {
        this.runner = runner;
        this.finishes = finishes;
        this.wakeup = wakeup;
        this.config = config;
        this.clock = clock;
        this.mostAhead = config.prefetch();
    }

    /** From now on at most so many jobs are taken ahead of a free place. */
    void takeAhead(int count) {
        mostAhead = count;
    }

    /** From now on jobs are wanted. */
    void begin() {
        ending = false;
        everywhere = true;
    }

    /** From now on none are wanted; those that run are still to be ended. */
    void end() {
        ending = true;
    }

    /** Makes the next look one at everything: something may have been missed. */
    void lookEverywhere() {
        everywhere = true;
    }

    Step.Wish next(UUID session) {
        var ended = finishes.resetNews();
        var done = finishes.take(MOST_DONE, session);
        var places = runner.places();
        places.giveUpLeft();
        if (ending) {
            return new Step.Wish(session, places.total(), 0, 0, low, false, false, places.unsaid(done), done);
        }
        var free = places.free();
        pace = Math.max(ended, pace * 3 / 4); // a short step amid long ones says little
        var ahead = Math.clamp((long) AHEAD * pace - places.waiting(), 0, mostAhead);
        return new Step.Wish(
                session,
                places.total(),
                free,
                ahead,
                from(),
                isOldestsTurn(free),
                isTimeToPromote(),
                places.unsaid(done),
                done);
    }

    private long from() {
        var now = clock.instant();
        if (everywhere || !now.isBefore(all.plus(ALL_EACH))) {
            everywhere = false;
            all = now;
            widely = now;
            return 0;
        }
        if (!now.isBefore(widely.plus(WIDE_EACH))) {
            widely = now;
            return Math.max(0, low - WIDE_MARGIN);
        }
        return Math.max(0, low - MARGIN);
    }

    private boolean isOldestsTurn(int free) {
        return free > 0 && ++claims % OLDEST_EACH == 0;
    }

    private boolean isTimeToPromote() {
        var now = clock.instant();
        if (now.isBefore(promoted.plus(PROMOTE_EACH))) {
            lookIn(PROMOTE_EACH);
            return false;
        }
        promoted = now;
        return true;
    }

    /** Takes note of what came of a wish. */
    void learn(Step.Wish wish, Step step) {
        low = step.low();
        runner.places().said(wish.begun(), wish.done());
        var concurrency = step.concurrency();
        runner.places().resize(concurrency == null ? config.concurrency() : concurrency);
        var due = step.due();
        if (due != null && due.compareTo(config.pollInterval()) < 0) {
            lookIn(due.compareTo(PROMOTE_EACH) < 0 ? PROMOTE_EACH : due);
        }
    }

    /** One timer at a time: the earliest. */
    private void lookIn(Duration delay) {
        var now = clock.instant();
        var then = now.plus(delay);
        if (nextLook.isBefore(now) || then.isBefore(nextLook)) {
            nextLook = then;
            wakeup.workIn(delay);
        }
    }
}
