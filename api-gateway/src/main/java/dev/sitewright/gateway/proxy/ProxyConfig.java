package dev.sitewright.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Calls that the gateway makes for its callers. */
@ConfigMapping(prefix = "sitewright.proxy")
interface ProxyConfig {
    /** How long to wait for a connection. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** How long to wait for the whole answer, beside what the caller asks for with {@code Prefer: wait}. */
    @WithDefault("10s")
    Duration timeout();

    /** The longest {@code Prefer: wait} that is waited for. */
    @WithDefault("60s")
    Duration longestWait();

    /** What the caller is told to wait when a service is down. */
    @WithDefault("2s")
    Duration retryAfter();

    /** Streams of services that are passed on at a time; each has a connection of its own. */
    @WithDefault("2000")
    int streams();

    /** Connections to each service at a time. */
    @WithDefault("50")
    int connections();
}
