package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenCode's official SDK, unchanged, works through the gateway within one project, and reaches nothing beyond it. */
@OnSharedSystem
class OpenCodeSdkTest {
    private static final Path FOLDER = Path.of("src", "test", "typescript");

    @Test
    void the_official_sdk_works_within_a_project_and_not_beyond(Client ada, RunningSystem system) throws IOException {
        var project = finished(ada);
        var foreign = finished(ada);
        var session = ada.get("projects/" + foreign + "/sessions")
                .json()
                .at("/items/0/id")
                .asText();
        ada.patch(
                "projects/" + project + "/agent-policy",
                "*",
                Map.of(
                        "rules",
                        List.of(Map.of("tool", "edit", "pattern", "*", "action", "ask")),
                        "deadlineSeconds",
                        600));

        var told = run(Map.of(
                "SITEWRIGHT_URL",
                system.gateway().replaceAll("/$", ""),
                "SITEWRIGHT_TOKEN",
                Tokens.personal(ada, "projects:read", "projects:write"),
                "SITEWRIGHT_PROJECT",
                project,
                "SITEWRIGHT_FOREIGN",
                session));

        assertThat(told.path("answers").valueStream().map(JsonNode::asText)).contains("question", "permission");
        assertThat(told.path("events").valueStream().map(JsonNode::asText))
                .contains("message.part.delta", "session.status", "todo.updated");
        assertThat(told.at("/first/0").asText()).isEqualTo("You chose.");
        assertThat(told.path("file").asText()).isEqualTo("written by the SDK");
        assertThat(told.path("diff").valueStream().map(JsonNode::asText)).containsExactly("sdk.txt");
        assertThat(told.path("reverted").asText()).isEmpty();
        assertThat(told.path("brought").asText()).isEqualTo("written by the SDK");
        assertThat(told.path("todos").valueStream().map(JsonNode::asText)).containsExactly("Read", "Write");
        assertThat(told.path("messages").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(told.path("sessions").valueStream().map(JsonNode::asText))
                .contains(told.path("session").asText())
                .doesNotContain(session);
        assertThat(told.path("outside").valueStream().map(JsonNode::asInt))
                .allMatch(status -> status == 404 || status == 422);
        assertThat(told.path("providers").asText()).doesNotContain(ScriptedModel.KEY);
        var own = ada.get("projects/" + project + "/sessions").json().path("items");
        assertThat(own.valueStream().map(one -> one.path("id").asText()))
                .contains(told.path("session").asText());
    }

    /** @return the id of a project whose first prompt is done */
    static String finished(Client ada) {
        var answer = ada.post("projects", Map.of("items", List.of(Map.of("prompt", MainJob.QUICK))));
        var id = answer.json().at("/items/0/id").asText();
        Wait.until(
                "the end of the first prompt",
                () -> ada.get("projects/" + id + "/sessions")
                                .json()
                                .at("/items/0/status")
                                .asText()
                                .equals("idle")
                        && ada.get("projects/" + id + "/events?format=json&limit=1000")
                                .http()
                                .body()
                                .contains("chat.message.final"),
                () -> "it goes on");
        return id;
    }

    private static JsonNode run(Map<String, String> environment) throws IOException {
        var output = Files.createTempFile("opencode-sdk", ".json");
        var errors = Files.createTempFile("opencode-sdk", ".err");
        try {
            var builder = new ProcessBuilder("node", "opencode.mjs")
                    .directory(FOLDER.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            Wait.until("the end of the program", () -> !process.isAlive(), () -> "it runs on");
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return new ObjectMapper().readTree(output.toFile());
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
