package dev.sitewright.gateway.delivery;

import java.util.Locale;

/** How far a delivery is. */
enum DeliveryState {
    /** It was not taken yet; there will be another attempt. */
    WAITING,
    /** It was taken. */
    DELIVERED,
    /** It was not taken, and there will be no further attempt unless somebody asks for it. */
    FAILED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
