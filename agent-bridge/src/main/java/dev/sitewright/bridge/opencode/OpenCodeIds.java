package dev.sitewright.bridge.opencode;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids in OpenCode's own form, so that it takes ours for its own: a prefix, 12 hex digits of time (the low 36 bits of the milliseconds
 * and a 12-bit counter), 14 base62 digits of chance. OpenCode decides by comparing ids whether a message still waits for an answer, so
 * a new one must sort behind all that are there, and before the answer to it.
 */
public final class OpenCodeIds {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int COUNTER_BITS = 12;
    private static final int TIME_BITS = 36;
    private static final int TIME_DIGITS = 12;
    private static final int CHANCE_DIGITS = 14;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    /** Makes ids by this clock, which must be the one of OpenCode's machine. */
    public OpenCodeIds(Clock clock) {
        this.clock = clock;
    }

    /** @return an id for a message, behind every earlier one; counter 0 keeps it before what OpenCode makes in the same millisecond */
    public String nextMessage() {
        var millis = last.updateAndGet(before -> Math.max(before + 1, clock.millis()));
        var time = (millis << COUNTER_BITS) & ((1L << (TIME_BITS + COUNTER_BITS)) - 1);
        return "msg_%012x%s".formatted(time, chance());
    }

    /** @return the id for a message's only part: derived, so that sending a message again changes it instead of doubling its text */
    public static String partOf(String messageId) {
        return "prt_" + messageId.substring(messageId.indexOf('_') + 1);
    }

    /** @return the id for a message's further part, behind the first and the ones before */
    public static String partOf(String messageId, int place) {
        var first = partOf(messageId);
        return first.substring(0, first.length() - 2) + "%02d".formatted(place);
    }

    /**
     * Reads the time from an id.
     *
     * @param now about when it was made: the id holds 36 bits of milliseconds, which come round every 2.2 years
     * @return when the id was made; {@code now} when it is none of OpenCode's form
     */
    public static Instant timeOf(String id, Instant now) {
        var start = id.indexOf('_') + 1;
        if (start == 0 || id.length() < start + TIME_DIGITS) {
            return now;
        }
        try {
            var low = Long.parseLong(id, start, start + TIME_DIGITS, 16) >>> COUNTER_BITS;
            var round = 1L << TIME_BITS;
            var millis = (now.toEpochMilli() & -round) | low;
            return Instant.ofEpochMilli(nearest(millis, round, now.toEpochMilli()));
        } catch (NumberFormatException e) {
            return now;
        }
    }

    private static long nearest(long millis, long round, long now) {
        if (millis - now > round / 2) {
            return millis - round;
        }
        return now - millis > round / 2 ? millis + round : millis;
    }

    private static String chance() {
        var digits = new StringBuilder(CHANCE_DIGITS);
        RANDOM.ints(CHANCE_DIGITS, 0, BASE62.length()).forEach(digit -> digits.append(BASE62.charAt(digit)));
        return digits.toString();
    }
}
