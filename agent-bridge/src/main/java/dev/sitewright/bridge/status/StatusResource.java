package dev.sitewright.bridge.status;

import dev.sitewright.bridge.provider.ModelChoice;
import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.server.OpenCodeServer;
import dev.sitewright.bridge.server.RunningServer;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Tells other services which model works, and whether the agent can. */
@Path("/internal/v1/status")
@Authenticated
class StatusResource {
    private final OpenCodeServer server;
    private final Providers providers;

    StatusResource(OpenCodeServer server, Providers providers) {
        this.server = server;
        this.providers = providers;
    }

    @GET
    public StatusView status() {
        var running = server.current();
        return new StatusView(
                new StatusView.OpenCode(
                        running.map(RunningServer::version).orElse(null), running.isPresent(), server.problem()),
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
