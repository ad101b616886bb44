package dev.sitewright.bridge.server;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when OpenCode answers; when it does not, says why in one sentence. */
@Readiness
@ApplicationScoped
class OpenCodeReadiness implements HealthCheck {
    private final OpenCodeServer server;

    OpenCodeReadiness(OpenCodeServer server) {
        this.server = server;
    }

    @Override
    public HealthCheckResponse call() {
        var check = HealthCheckResponse.named("opencode");
        server.current().ifPresent(running -> check.withData("version", running.version()));
        var problem = server.problem();
        if (problem != null) {
            check.withData("problem", problem);
        }
        return check.status(server.current().isPresent()).build();
    }
}
