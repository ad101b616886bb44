package dev.sitewright.bridge.server;

import java.nio.file.Path;
import java.time.Duration;

/** Settings of a server that a test starts by hand. */
record HandSettings(Path binary, Path home, Duration healthTimeout) implements OpenCodeConfig {
    HandSettings(Path binary, Path home) {
        this(binary, home, Duration.ofSeconds(20));
    }

    @Override
    public Duration startTimeout() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Duration healthInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int healthFailures() {
        return 3;
    }

    @Override
    public Duration restartDelay() {
        return Duration.ofMillis(100);
    }

    @Override
    public Duration maxRestartDelay() {
        return Duration.ofSeconds(1);
    }
}
