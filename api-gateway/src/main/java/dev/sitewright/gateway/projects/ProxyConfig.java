package dev.sitewright.gateway.projects;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Calls that the gateway makes for its callers. */
@ConfigMapping(prefix = "sitewright.proxy")
interface ProxyConfig {
    /** How long to wait for a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long to wait for the whole answer. */
    @WithDefault("10s")
    Duration timeout();

    /** What the caller is told to wait when a service is down. */
    @WithDefault("2s")
    Duration retryAfter();

    /** Connections to the service at a time. */
    @WithDefault("50")
    int connections();
}
