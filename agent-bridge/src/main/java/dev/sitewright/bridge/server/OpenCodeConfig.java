package dev.sitewright.bridge.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the OpenCode server is run. */
@ConfigMapping(prefix = "sitewright.opencode")
interface OpenCodeConfig {
    /** How many servers there are. */
    enum Topology {
        /** One for all projects. */
        SHARED,
        /** One for each project. */
        PER_PROJECT
    }

    /** One server for all projects, or one for each: that costs some 300 MB per project at work, and shares nothing. */
    @WithDefault("shared")
    Topology topology();

    /** How many servers of projects there may be at once; beyond it, the one that rests longest is ended. */
    @WithDefault("8")
    @Min(1) int mostServers();

    /** After how long without any use a project's server is ended; starting it anew takes some seconds. */
    @WithDefault("15m")
    Duration idle();

    /** The OpenCode program, pinned by {@code agent-bridge/opencode}; a bare name is looked up on the PATH. */
    @WithDefault("opencode")
    Path binary();

    /** OpenCode's own home: its database, settings, cache and log. Nothing else belongs in it. */
    Path home();

    /**
     * Plugins of OpenCode that every server loads, as OpenCode takes them: the address of a file, or a package of npm. They see all
     * keys: whoever runs the installation answers for them.
     */
    Optional<List<String>> plugins();

    /** How long it may take from start to ready: 1.5 to 6 s were measured on an idle machine, 30 s on one with ten times its load. */
    @WithDefault("2m")
    Duration startTimeout();

    /** How often its health is asked for. */
    @WithDefault("10s")
    Duration healthInterval();

    /** How long one answer about its health may take: 3 s were seen while 20 directories were opened at once. */
    @WithDefault("10s")
    Duration healthTimeout();

    /** After how many missed answers in a row it is ended and started anew. */
    @WithDefault("3")
    @Min(1) int healthFailures();

    /** How long to wait before the first restart; doubled with each further one. */
    @WithDefault("500ms")
    Duration restartDelay();

    /** The longest wait before a restart. */
    @WithDefault("30s")
    Duration maxRestartDelay();
}
