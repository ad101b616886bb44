package dev.sitewright.projects;

import dev.sitewright.platform.testing.MutableClock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts a clock that moves when told in place of the system's. */
class Clocks {
    @Produces
    @Singleton
    MutableClock clock() {
        return new MutableClock();
    }
}
