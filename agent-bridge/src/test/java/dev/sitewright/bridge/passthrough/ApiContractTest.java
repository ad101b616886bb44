package dev.sitewright.bridge.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is used of OpenCode's interface is in its document: in the one that was written down, and in the one that the running server has. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class ApiContractTest {
    /** What the bridge itself uses beside what passes through. */
    private static final List<String> OWN = List.of(
            "GET /global/event",
            "GET /event",
            "GET /doc",
            "GET /provider/auth",
            "POST /provider/{providerID}/oauth/authorize",
            "POST /provider/{providerID}/oauth/callback",
            "PUT /auth/{providerID}",
            "DELETE /auth/{providerID}",
            "GET /global/health",
            "POST /instance/dispose",
            "POST /sync/replay");

    private static final List<String> EVENTS = List.of(
            "server.connected",
            "session.created",
            "session.updated",
            "session.deleted",
            "session.status",
            "session.idle",
            "session.error",
            "session.diff",
            "session.compacted",
            "message.updated",
            "message.removed",
            "message.part.updated",
            "message.part.delta",
            "message.part.removed",
            "permission.asked",
            "permission.replied",
            "question.asked",
            "question.replied",
            "question.rejected",
            "todo.updated",
            "file.edited",
            "command.executed");

    @Inject
    OpenCodeServers servers;

    @Test
    void every_endpoint_and_event_is_in_the_document_that_was_written_down() throws IOException {
        try (var file = Objects.requireNonNull(ApiContractTest.class.getResourceAsStream("/opencode/api.json"))) {
            var document = OpenCodeJson.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(endpointsOf(document)).containsAll(used());
            assertThat(document.path("events").valueStream().map(JsonNode::asText))
                    .containsAll(EVENTS);
        }
    }

    @Test
    void every_endpoint_and_event_is_in_the_running_servers_own_document() {
        Bridge.awaitReady();
        var client = servers.running().getFirst().client();
        var document = client.list("/doc", "").await().atMost(Bridge.PATIENCE);
        assertThat(endpointsOf(document)).containsAll(used());
        var text = document.toString();
        assertThat(EVENTS).allSatisfy(event -> assertThat(text).contains("\"" + event + "\""));
    }

    private static List<String> used() {
        return Stream.concat(
                        Arrays.stream(Endpoint.values()).map(Endpoint::documented),
                        OWN.stream().filter(one -> !one.equals("GET /doc")))
                .toList();
    }

    private static java.util.Set<String> endpointsOf(JsonNode document) {
        var found = new TreeSet<String>();
        document.path("paths").propertyStream().forEach(path -> {
            var methods = path.getValue().isArray()
                    ? path.getValue().valueStream().map(JsonNode::asText).toList()
                    : path.getValue()
                            .propertyStream()
                            .map(java.util.Map.Entry::getKey)
                            .toList();
            methods.forEach(method -> found.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        });
        return found;
    }
}
