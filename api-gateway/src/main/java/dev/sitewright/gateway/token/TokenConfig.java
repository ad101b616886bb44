package dev.sitewright.gateway.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Personal tokens. */
@ConfigMapping(prefix = "sitewright.personal-tokens")
interface TokenConfig {
    /** How long a token is good when its maker does not say. */
    @WithDefault("90d")
    Duration usualLifetime();

    /** How long a token may be good at most: one that is never looked at again must end by itself. */
    @WithDefault("366d")
    Duration longestLifetime();

    /** How exactly the last use is known: at most one write per token in this time. */
    @WithDefault("1m")
    Duration usedEvery();
}
