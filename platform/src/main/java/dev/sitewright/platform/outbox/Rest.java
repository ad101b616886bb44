package dev.sitewright.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** What is left of a while. */
final class Rest {
    /** Timers take no shorter time: they fail. */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Rest() {}

    /** @return ends after a time; at once when that is over, or shorter than any timer */
    static Uni<Void> of(Duration left) {
        return left.compareTo(SHORTEST) < 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(left);
    }
}
