package dev.sitewright.bridge.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeClient;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.file.Path;
import java.util.Map;

/**
 * A server for one errand, beside those that work. It has no model, no project and no key.
 *
 * @param directory an empty folder to ask it about
 */
public record SideServer(OpenCodeClient client, String directory, Path home, OpenCodeProcess process) {
    /** @return the credentials that it has, by the provider's name */
    public Uni<Map<String, JsonNode>> credentials() {
        return Uni.createFrom()
                .item(() -> new CredentialsFile(home).read())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @Override
    public String toString() {
        return "server of " + home.getFileName();
    }
}
