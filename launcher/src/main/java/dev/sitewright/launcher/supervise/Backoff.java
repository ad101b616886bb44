package dev.sitewright.launcher.supervise;

import java.time.Duration;

/**
 * How long to wait before the next start: twice as long after each start that did not last.
 *
 * @param first before the first repetition
 * @param longest never more than this
 * @param lasting a part that has served this long counts as healthy: its next end begins with {@code first} again
 */
record Backoff(Duration first, Duration longest, Duration lasting) {
    static final Backoff USUAL = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30), Duration.ofMinutes(1));

    /** @param failures how many starts in a row did not last, from 1 */
    Duration after(int failures) {
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
