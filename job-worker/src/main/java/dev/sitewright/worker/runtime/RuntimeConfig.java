package dev.sitewright.worker.runtime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/** Where and how previews run. */
@ConfigMapping(prefix = "sitewright.runtime")
public interface RuntimeConfig {
    /** Logs, pid files and the dev servers' own files; outside all workspaces. */
    @WithDefault("${sitewright.workspaces}/../runtimes")
    Path home();

    /** The Node.js executable: a path, or a name to be found in {@code PATH}. Version 20 or newer. */
    @WithDefault("node")
    String node();

    /**
     * Names this machine. A preview is a process of one machine, and only workers of the same name look after it; give workers on
     * several machines different names.
     */
    @WithDefault("local")
    String machine();

    /** Which ports previews get. */
    Ports ports();

    /** Which sandbox previews run in. */
    @WithDefault("auto")
    SandboxMode sandbox();

    /** How often running previews are looked at; the end of one that this process started is seen at once. */
    @WithDefault("5s")
    Duration watchInterval();

    /** How long a preview may take to end by itself before it is killed. */
    @WithDefault("3s")
    Duration stopTimeout();

    /** How large a preview's log may grow before its older part is cut off, in bytes. */
    @WithDefault("1048576")
    @Min(65_536) long logLimit();

    /** A range of ports, both ends included. */
    interface Ports {
        /** The lowest. */
        @WithDefault("4300")
        @Min(1_024) @Max(65_535) int first();

        /** The highest. */
        @WithDefault("4999")
        @Min(1_024) @Max(65_535) int last();
    }

    /** What to do about bubblewrap. */
    enum SandboxMode {
        /** Use it if it works here. */
        AUTO,
        /** Do without. */
        OFF
    }
}
