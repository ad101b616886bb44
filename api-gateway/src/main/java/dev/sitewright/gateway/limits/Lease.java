package dev.sitewright.gateway.limits;

import java.time.Instant;
import java.util.Optional;

/**
 * Calls of one counter that this process has taken and may let through without asking. It takes more at a time the faster they go, up to a
 * twentieth of the limit; what is not used before the slot ends is given up.
 */
final class Lease {
    private static final int PARTS = 20;

    private int limit; // that it was taken under; under another one it is worth nothing
    private int left;
    private int size; // of the last taking
    private int remaining; // in the database, then
    private Instant until = Instant.MIN; // when what is left is given up
    private Instant refusedUntil = Instant.MIN;
    private Instant ready = Instant.MIN;

    /** @return what is said of a call without asking the database; empty when it must be asked */
    synchronized Optional<Verdict> decide(Instant now, int present) {
        var setBack = until.isAfter(now.plus(Window.LENGTH)) || refusedUntil.isAfter(now.plus(Window.LENGTH));
        if (limit != present || setBack) {
            limit = present;
            left = 0;
            until = Instant.MIN;
            refusedUntil = Instant.MIN;
        }
        if (now.isBefore(refusedUntil)) {
            return Optional.of(new Verdict(false, 0, ready));
        }
        if (left > 0 && now.isBefore(until)) {
            left--;
            return Optional.of(new Verdict(true, left + remaining, ready));
        }
        return Optional.empty();
    }

    /** @return how many calls to take from the database */
    synchronized int wanted(Instant now) {
        return now.isBefore(until) ? Math.clamp(size * 2L, 1, Math.max(1, limit / PARTS)) : 1;
    }

    /** Uses one of the calls that were taken, and keeps the others. */
    synchronized Verdict take(LimitStore.Taken taken, Instant now) {
        ready = taken.ready();
        remaining = taken.remaining();
        if (taken.granted() == 0) {
            refusedUntil = min(taken.ready(), nextSlot(now)); // another replica may have given something up by then
            return new Verdict(false, 0, taken.ready());
        }
        left = now.isBefore(until) ? left + taken.granted() - 1 : taken.granted() - 1;
        size = taken.granted();
        until = nextSlot(now);
        return new Verdict(true, left + remaining, ready);
    }

    synchronized boolean isOver(Instant now) {
        return !now.isBefore(until) && !now.isBefore(refusedUntil);
    }

    private static Instant nextSlot(Instant now) {
        return Window.beginOf(Window.slotAt(now) + 1);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
