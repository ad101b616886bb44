package dev.sitewright.bridge.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long OpenCode keeps what it has open for a project's directory, some 60 MB each. */
@ConfigMapping(prefix = "sitewright.agent.instance")
interface InstanceConfig {
    /** After how long without any call about a project its instance is ended; opening it anew takes about a second. */
    @WithDefault("15m")
    Duration idle();

    /** How many there may be before resting ones are ended earlier, the longest unused first. */
    @WithDefault("40")
    @Min(1) int most();

    /** How often it is looked at. */
    @WithDefault("30s")
    Duration interval();
}
