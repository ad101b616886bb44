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
    private final OpenCodeServer server;
    private final Providers providers;
    private final AgentSandbox sandbox;

    OpenCodeReadiness(OpenCodeServer server, Providers providers, AgentSandbox sandbox) {
        this.server = server;
        this.providers = providers;
        this.sandbox = sandbox;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("opencode")
                .withData("demoModel", providers.isDemo())
                .withData("sandbox", sandbox.state());
        server.current().ifPresent(running -> check.withData("version", running.version()));
        var problem = server.problem();
        if (problem != null) {
            check.withData("problem", problem);
        }
        return check.status(server.current().isPresent()).build();
    }
}
