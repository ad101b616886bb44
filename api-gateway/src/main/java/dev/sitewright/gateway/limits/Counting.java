package dev.sitewright.gateway.limits;

import java.time.Duration;
import java.time.Instant;

/**
 * A call that was counted.
 *
 * @param policy the limit's name
 * @param limit calls per minute
 * @param verdict what is said of it
 * @param at when it was made
 */
record Counting(String policy, int limit, Verdict verdict, Instant at) {
    /** @return how long until more calls may be made */
    Duration untilReady() {
        var wait = Duration.between(at, verdict.ready());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** @return an item of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-11, section 3) */
    String policyField() {
        return "\"%s\";q=%d;w=%d".formatted(policy, limit, Window.LENGTH.toSeconds());
    }

    /** @return an item of {@code RateLimit} (the same, section 4) */
    String field() {
        return "\"%s\";r=%d;t=%d"
                .formatted(
                        policy, verdict.remaining(), Math.ceilDiv(untilReady().toMillis(), 1000L));
    }
}
