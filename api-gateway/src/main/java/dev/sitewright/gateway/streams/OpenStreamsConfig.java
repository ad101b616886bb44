package dev.sitewright.gateway.streams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How open streams are counted. */
@ConfigMapping(prefix = "sitewright.open-streams")
interface OpenStreamsConfig {
    /** How long the streams of a replica that died go on to count. */
    @WithDefault("30s")
    Duration lease();

    /** How often a replica says that its streams are open: several times per {@link #lease()}. */
    @WithDefault("8s")
    Duration renewal();

    /** How often it is seen whether the credentials by which streams were opened are still good. */
    @WithDefault("2s")
    Duration check();
}
