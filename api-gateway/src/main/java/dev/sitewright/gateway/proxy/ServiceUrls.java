package dev.sitewright.gateway.proxy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where the other services answer. */
@ConfigMapping(prefix = "sitewright.urls")
public interface ServiceUrls {
    /** Projects. */
    @WithDefault("http://127.0.0.1:8081")
    URI projectService();

    /** Jobs and previews. */
    @WithDefault("http://127.0.0.1:8082")
    URI jobWorker();

    /** The agent. */
    @WithDefault("http://127.0.0.1:8083")
    URI agentBridge();

    /** @return where a service answers */
    default URI of(Service service) {
        return switch (service) {
            case PROJECTS -> projectService();
            case JOBS -> jobWorker();
            case AGENT -> agentBridge();
        };
    }
}
