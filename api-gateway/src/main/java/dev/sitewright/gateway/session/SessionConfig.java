package dev.sitewright.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Signed-in browsers. */
@ConfigMapping(prefix = "sitewright.auth.session")
interface SessionConfig {
    /** How long a browser stays signed in. */
    @WithDefault("30d")
    Duration lifetime();

    /** How exactly it is known when a session was used last: at most one write in this time. */
    @WithDefault("1m")
    Duration seenEvery();
}
