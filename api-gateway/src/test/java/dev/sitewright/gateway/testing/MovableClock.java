package dev.sitewright.gateway.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's time until a test moves it. All tests share one application, so a test that moves it sets it back. */
public class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    /** Lets time pass. */
    public synchronized void advance(Duration time) {
        ahead = ahead.plus(time);
    }

    /** Makes it the system's time again. */
    public synchronized void setBack() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants have no zone");
    }
}
