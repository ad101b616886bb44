package dev.sitewright.worker.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between attempts: a random part of {@code base · 2^(attempt-1)}, at most {@code cap}. Full jitter keeps many jobs
 * that failed together from coming back together.
 */
record Backoff(Duration base, Duration cap, RandomGenerator random) {
    private static final int DOUBLINGS = 30; // beyond that the cap holds anyway, and a long does not overflow

    /** @return the pause after a failed attempt, from 0 up to the cap */
    Duration after(int attempt) {
        var doubled = base.toMillis() << Math.min(attempt - 1, DOUBLINGS);
        var longest = Math.min(doubled, cap.toMillis());
        return Duration.ofMillis(random.nextLong(longest + 1));
    }
}
