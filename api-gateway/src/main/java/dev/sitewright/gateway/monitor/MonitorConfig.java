package dev.sitewright.gateway.monitor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What administrators watch. */
@ConfigMapping(prefix = "sitewright.monitor")
interface MonitorConfig {
    /** How often it is looked at while somebody watches. */
    @WithDefault("2s")
    Duration every();
}
