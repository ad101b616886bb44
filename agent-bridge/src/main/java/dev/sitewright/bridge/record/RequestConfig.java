package dev.sitewright.bridge.record;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the agent waits for people. */
@ConfigMapping(prefix = "sitewright.agent.request")
public interface RequestConfig {
    /** After this time a question gets its first option for an answer, and a request for permission a no. */
    @WithDefault("60s")
    Duration deadline();
}
