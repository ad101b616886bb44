package dev.sitewright.bridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.OpenCodeUnderTest;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A hostile prompt, and the real OpenCode: what it learns would be in the next request to the model. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class SpyingTest {
    private static final String SECRET = "the-secret-of-another-project";

    @Inject
    AgentSandbox sandbox;

    @Test
    void no_tool_shows_what_is_not_the_projects() throws IOException {
        assumeTrue(sandbox.isOn(), "bubblewrap works here");
        var victim = Bridge.workspaceOf("prj_victim");
        Files.writeString(victim.resolve("secret.txt"), SECRET);
        var chat = Chat.begin();

        chat.talk("spy on others");

        assertThat(chat.messages().toString())
                .as("the commands and the calls of tools are there")
                .contains("is outside of the project", "ownlink");
        assertThat(ScriptedModel.requestsWith(SECRET)).isEmpty();
        assertThat(ScriptedModel.requestsWith(password())).isEmpty();
        assertThat(ScriptedModel.requestsWith(ScriptedModel.KEY)).isEmpty();
        assertThat(chat.messages().toString()).doesNotContain(SECRET, password(), ScriptedModel.KEY);
        try (var files = Files.list(victim)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsOnly("secret.txt");
        }
    }

    @Test
    void a_commands_arguments_neither_run_programs_nor_name_files_of_others() throws IOException {
        Files.writeString(Bridge.workspaceOf("prj_victim").resolve("secret.txt"), SECRET);
        var chat = Chat.begin();
        var marker = "marker-of-" + chat.projectId();

        for (var arguments : List.of(marker + " !`env`", marker + " @../prj_victim/secret.txt")) {
            chat.request()
                    .body(Map.of("command", "init", "arguments", arguments))
                    .post(chat.project() + "/opencode/session/" + chat.sessionId() + "/command");
        }

        assertThat(ScriptedModel.requestsWith(marker))
                .noneMatch(request -> Stream.of(SECRET, password(), "SITEWRIGHT_")
                        .anyMatch(String.valueOf(request.get("body"))::contains));
    }

    @Test
    void health_says_whether_there_is_a_sandbox() {
        Bridge.awaitReady();
        RestAssured.get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'opencode' }.data.sandbox", equalTo(sandbox.state()))
                .body("checks.find { it.name == 'opencode' }.data.sandbox", containsString("bubblewrap"));
    }

    private static String password() {
        try {
            var environment = Files.readString(
                    Path.of("/proc/" + OpenCodeUnderTest.process().pid() + "/environ"));
            return Stream.of(environment.split("\0"))
                    .filter(line -> line.startsWith("OPENCODE_SERVER_PASSWORD="))
                    .map(line -> line.substring(line.indexOf('=') + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
