package dev.sitewright.bridge.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** MCP servers and skills, as the real OpenCode uses them. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class ToolsAndSkillsTest {
    @Test
    void an_mcp_server_of_a_project_is_started_in_its_sandbox_and_its_tools_are_the_agents() throws IOException {
        var chat = Chat.begin();
        try (InputStream program = Objects.requireNonNull(getClass().getResourceAsStream("/fake-mcp.mjs"))) {
            Files.copy(program, Bridge.workspaceOf(chat.projectId()).resolve("server.mjs"));
        }
        var server = Map.of(
                "name", "spyglass",
                "command", List.of("node", "server.mjs", "$(touch escaped)", "; touch escaped"),
                "environment", Map.of("TOKEN", "a-token-of-this-server"));

        var id = asAdmin(chat)
                .body(Map.of("items", List.of(server)))
                .post(chat.project() + "/mcp-servers")
                .then()
                .statusCode(201)
                .body("items[0].environment", contains("TOKEN"))
                .extract()
                .<String>path("items[0].id");
        asAdmin(chat)
                .get(chat.project() + "/mcp-servers/" + id + "/check")
                .then()
                .statusCode(200)
                .body("works", equalTo(true));
        chat.talk("use the spyglass");

        assertThat(ScriptedModel.requestsWith("use the spyglass"))
                .anyMatch(request -> request.toString().contains("spyglass_look"));
        assertThat(Bridge.workspaceOf(chat.projectId()).resolve("escaped")).doesNotExist();
        assertThat(ScriptedModel.requestsWith("a-token-of-this-server"))
                .as("what the server said of its environment")
                .isNotEmpty()
                .noneMatch(request -> request.toString().contains("SITEWRIGHT_"));
        asAdmin(chat)
                .header("If-Match", "*")
                .body(Map.of("enabled", false))
                .patch(chat.project() + "/mcp-servers/" + id)
                .then()
                .statusCode(200);
        asAdmin(chat)
                .get(chat.project() + "/mcp-servers/" + id + "/check")
                .then()
                .body("category", equalTo("disabled"));
    }

    @Test
    void whoever_may_run_no_commands_adds_no_program() {
        var chat = Chat.begin();
        chat.request()
                .body(Map.of("items", List.of(Map.of("name", "program", "command", List.of("node", "x.mjs")))))
                .post(chat.project() + "/mcp-servers")
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("not-yours"));
    }

    @Test
    void a_skill_is_told_to_the_agent_until_it_is_switched_off() {
        var chat = Chat.begin();
        var skill = Map.of(
                "name", "house-style",
                "description", "Use when \"style\" matters: # always",
                "text", "Write everything in green.");
        var id = chat.request()
                .body(Map.of("items", List.of(skill)))
                .post(chat.project() + "/skills")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("items[0].id");

        chat.request()
                .get(chat.project() + "/skills/" + id + "/check")
                .then()
                .statusCode(200)
                .body("works", equalTo(true));
        chat.talk("what can you do");
        chat.request()
                .header("If-Match", "*")
                .body(Map.of("enabled", false))
                .patch(chat.project() + "/skills/" + id)
                .then()
                .statusCode(200);

        assertThat(ScriptedModel.requestsWith("what can you do"))
                .anyMatch(request -> request.toString().contains("house-style"));
        chat.request().get(chat.project() + "/skills/" + id + "/check").then().body("works", equalTo(false));
    }

    private static RequestSpecification asAdmin(Chat chat) {
        return RestAssured.given()
                .header("Authorization", TestTokens.admin(chat.ownerId()))
                .contentType(ContentType.JSON);
    }
}
