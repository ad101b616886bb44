package dev.sitewright.bridge.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of a server that a test starts by hand. */
record HandSettings(Path binary, Path home, Duration healthTimeout) implements OpenCodeConfig {
    HandSettings(Path binary, Path home) {
        this(binary, home, Duration.ofSeconds(20));
    }

    @Override
    public Topology topology() {
        return Topology.SHARED;
    }

    @Override
    public int mostServers() {
        return 8;
    }

    @Override
    public Duration idle() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Optional<List<String>> plugins() {
        return Optional.empty();
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
