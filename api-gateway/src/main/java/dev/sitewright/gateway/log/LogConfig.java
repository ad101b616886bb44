package dev.sitewright.gateway.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The event log's writer. */
@ConfigMapping(prefix = "sitewright.log")
interface LogConfig {
    /** The consumer group of all gateway replicas. */
    @WithDefault("gateway-log")
    String group();

    /**
     * This replica's name in the group, unique among those that run and the same after a restart: a replica that comes back takes over its
     * partitions at once, instead of when its dead predecessor has been given up. By default host name and port.
     */
    Optional<String> member();

    /** How long a silent replica keeps its partitions. */
    @WithDefault("10s")
    Duration sessionTimeout();

    /** How many facts are stored in one transaction at most. */
    @WithDefault("500")
    int batch();

    /** How long one round of reading and storing may take before it counts as failed. */
    @WithDefault("30s")
    Duration patience();

    /** How long to wait after a failure before the topic is read again from the stored position. */
    @WithDefault("500ms")
    Duration retry();

    /** How often months that are old enough are looked for. */
    @WithDefault("1h")
    Duration forgetting();
}
