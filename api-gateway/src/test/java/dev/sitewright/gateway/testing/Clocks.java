package dev.sitewright.gateway.testing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts a clock that can be moved in place of the system's. */
class Clocks {
    @Produces
    @Singleton
    MovableClock clock() {
        return new MovableClock();
    }
}
