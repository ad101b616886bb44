package dev.sitewright.gateway.delivery;

import java.time.Duration;

/** What there is to be done about a delivery. */
sealed interface Step {
    /** An attempt has begun, and its end must be told. */
    record Begun(DueDelivery delivery) implements Step {}

    /** Not yet: ask again after a while. */
    record Later(Duration pause) implements Step {}

    /** Nothing any more. */
    record Ended() implements Step {}
}
