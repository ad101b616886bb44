package dev.sitewright.bridge.status;

import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.server.OpenCodeServers;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Tells other services which model works, and whether the agent can. */
@Path("/internal/v1/status")
@Authenticated
class StatusResource {
    private final OpenCodeServers servers;
    private final Providers providers;

    StatusResource(OpenCodeServers servers, Providers providers) {
        this.servers = servers;
        this.providers = providers;
    }

    @GET
    public StatusView status() {
        return new StatusView(
                new StatusView.OpenCode(servers.version().orElse(null), servers.isReady(), servers.problem()),
                model(),
                providers.isDemo());
    }

    private @Nullable String model() {
        try {
            return providers.choice().map(ModelChoice::model).orElse(null);
        } catch (IllegalStateException contradiction) { // told as the server's problem
            return null;
        }
    }
}
