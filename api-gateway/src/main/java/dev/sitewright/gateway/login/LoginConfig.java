package dev.sitewright.gateway.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Signing in. */
@ConfigMapping(prefix = "sitewright.auth.login")
interface LoginConfig {
    /** How often sessions and counters of tries that have run out are deleted. */
    @WithDefault("10m")
    Duration cleaning();
}
