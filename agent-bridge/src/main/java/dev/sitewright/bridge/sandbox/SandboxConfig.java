package dev.sitewright.bridge.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the agent's commands are kept apart. */
@ConfigMapping(prefix = "sitewright.agent.sandbox")
interface SandboxConfig {
    /** {@code auto}: with bubblewrap when it works here, else without and said so; {@code required}: no commands without it; {@code off}. */
    @WithDefault("auto")
    Mode mode();

    /** The bubblewrap program; a bare name is looked up on the PATH. */
    @WithDefault("bwrap")
    String program();

    /** Whether commands reach the network: packages cannot be installed without it. */
    @WithDefault("true")
    boolean network();

    /** Further folders that commands may read, such as those of compilers outside of the system's own folders. */
    Optional<List<Path>> readable();

    /** When the sandbox is used. */
    enum Mode {
        AUTO,
        REQUIRED,
        OFF
    }
}
