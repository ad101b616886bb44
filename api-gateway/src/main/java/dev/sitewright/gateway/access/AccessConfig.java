package dev.sitewright.gateway.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Refresh tokens; how long access tokens are good is with their signing keys. */
@ConfigMapping(prefix = "sitewright.refresh-tokens")
interface AccessConfig {
    /** How long somebody stays signed in without coming back. */
    @WithDefault("30d")
    Duration idle();

    /** How long somebody stays signed in at most, however often they come back. */
    @WithDefault("180d")
    Duration longest();

    /** How long a client that got no answer may send the same refresh token again. */
    @WithDefault("30s")
    Duration retryWithin();

    /** How often those that have run out are deleted. */
    @WithDefault("10m")
    Duration cleaning();
}
