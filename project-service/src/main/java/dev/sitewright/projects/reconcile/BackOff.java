package dev.sitewright.projects.reconcile;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before asking again: 2 s, 4 s, 8 s … at most 60 s, as jobs do, with full jitter, so that many previews that
 * crashed together do not come back together.
 *
 * @param random the source of the jitter
 */
record BackOff(RandomGenerator random) {
    /** Longest wait. */
    static final Duration CAP = Duration.ofSeconds(60);

    private static final int EXPONENT_AT_CAP = 6; // 2^6 s > 60 s

    /**
     * Draws a wait.
     *
     * @param failures how often it was asked for in vain, this time included; from 1
     * @return more than nothing, and at most the doubled wait of the failure before
     */
    Duration after(int failures) {
        var ceiling = Math.min(CAP.toMillis(), 1_000L << Math.clamp(failures, 1, EXPONENT_AT_CAP));
        return Duration.ofMillis(random.nextLong(1, ceiling + 1));
    }
}
