package dev.sitewright.bridge.server;

import dev.sitewright.bridge.provider.Providers;
import dev.sitewright.bridge.sandbox.AgentSandbox;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when OpenCode answers; when it does not, says why in one sentence. Says too whether the demo model answers prompts, and
 * whether the agent's commands are kept in a sandbox.
 */
@Readiness
@ApplicationScoped
class OpenCodeReadiness implements HealthCheck {
    private final OpenCodeServers servers;
    private final Providers providers;
    private final AgentSandbox sandbox;

    OpenCodeReadiness(OpenCodeServers servers, Providers providers, AgentSandbox sandbox) {
        this.servers = servers;
        this.providers = providers;
        this.sandbox = sandbox;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("opencode")
                .withData("demoModel", providers.isDemo())
                .withData("sandbox", sandbox.state());
        servers.version().ifPresent(version -> check.withData("version", version));
        var problem = servers.problem();
        if (problem != null) {
            check.withData("problem", problem);
        }
        return check.status(servers.isReady()).build();
    }
}
