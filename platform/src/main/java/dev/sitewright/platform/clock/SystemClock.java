package dev.sitewright.platform.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Gives services the system's clock in UTC; a test puts its own settable one in its place. */
@ApplicationScoped
class SystemClock {
    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock clock() {
        return new UnproxiedClock();
    }

    /** A {@link Clock} that can be proxied: the JDK's own system clock is a final class. */
    static class UnproxiedClock extends Clock {
        private static final Clock SYSTEM = Clock.systemUTC();

        @Override
        public java.time.ZoneId getZone() {
            return SYSTEM.getZone();
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return SYSTEM.withZone(zone);
        }

        @Override
        public java.time.Instant instant() {
            return SYSTEM.instant();
        }
    }
}
