package dev.sitewright.gateway.limits;

import java.time.Duration;
import java.time.Instant;

/** The minute in which calls are counted, in slots that slide. */
final class Window {
    static final Duration LENGTH = Duration.ofMinutes(1);
    static final Duration SLOT = Duration.ofSeconds(5);

    /** One more than fill the minute: the present one has just begun, and the oldest is counted whole. */
    static final int SLOTS = (int) LENGTH.dividedBy(SLOT) + 1;

    private Window() {}

    static long slotAt(Instant moment) {
        return Math.floorDiv(moment.toEpochMilli(), SLOT.toMillis());
    }

    static Instant beginOf(long slot) {
        return Instant.ofEpochMilli(slot * SLOT.toMillis());
    }
}
