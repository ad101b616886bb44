package dev.sitewright.bridge.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeClient;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers.
 *
 * @param client its one client
 * @param instance names this run of it: what was under way in another is lost
 * @param version what it says of itself
 * @param home its own folder
 * @param projectId the project that it works for; null for all
 */
public record RunningServer(
        OpenCodeClient client,
        String instance,
        String version,
        Path home,
        @Nullable String projectId) {
    /** @return a name of what it works for, which the next one has, too */
    public String place() {
        return Objects.requireNonNullElse(projectId, "all projects");
    }

    /** @return whether a project's sessions are in this server */
    public boolean worksFor(String project) {
        return projectId == null || projectId.equals(project);
    }

    /** @return the credentials that it has of signing in, by the provider's name; fails while they are being written */
    public Uni<Map<String, JsonNode>> credentials() {
        return Uni.createFrom()
                .item(() -> new CredentialsFile(home).read())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** @return its process */
    long pid() {
        return Long.parseLong(instance.substring(0, instance.indexOf('@')));
    }
}
