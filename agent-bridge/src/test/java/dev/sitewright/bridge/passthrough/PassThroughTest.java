package dev.sitewright.bridge.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenCode's own interface, within one project. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class PassThroughTest {
    @Test
    void a_session_is_opened_prompted_and_read_as_opencode_has_it() {
        var chat = Chat.begin();
        var id = chat.request()
                .body(Map.of("title", "By hand"))
                .post(through(chat, "/session"))
                .then()
                .statusCode(200)
                .extract()
                .<String>path("id");
        chat.request()
                .body(Map.of("parts", List.of(Map.of("type", "text", "text", "say it once"))))
                .post(through(chat, "/session/" + id + "/message"))
                .then()
                .statusCode(200)
                .body("info.role", equalTo("assistant"));
        chat.request()
                .get(through(chat, "/session/" + id + "/message"))
                .then()
                .body("size()", equalTo(2))
                .body("[0].info.role", equalTo("user"));
        var same = chat.in(id);
        same.rest();
        assertThat(same.messages()).hasSize(2);
    }

    @Test
    void names_with_hyphens_and_dots_pass_where_names_are_expected() {
        var chat = Chat.begin();
        var server = Map.of("name", "far-away", "url", "http://127.0.0.1:1/mcp", "headers", Map.of("X-Key", "hidden"));
        chat.request()
                .body(Map.of("items", List.of(server)))
                .post(chat.project() + "/mcp-servers")
                .then()
                .statusCode(201);

        var all = chat.request().get(through(chat, "/mcp")).then().statusCode(200);

        all.body("far-away.status", equalTo("failed")).body("far-away.size()", equalTo(1));
        chat.request().post(through(chat, "/mcp/far-away/disconnect")).then().statusCode(200);
        chat.request().post(through(chat, "/mcp/no.such/disconnect")).then().statusCode(404);
        chat.request()
                .get(through(chat, "/mcp/far-away"))
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void a_form_that_would_make_the_session_unreadable_is_refused_and_changes_nothing() {
        var chat = Chat.begin();
        for (var way : List.of("/message", "/prompt_async")) {
            chat.request()
                    .body(Map.of(
                            "parts",
                            List.of(Map.of("type", "text", "text", "say it as an object")),
                            "format",
                            Map.of("type", "json_schema", "schema", Map.of("type", "object"))))
                    .post(through(chat, "/session/" + chat.sessionId() + way))
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/format"))
                    .body("errors[0].code", equalTo("unknown-value"));
        }
        chat.request()
                .get(through(chat, "/session/" + chat.sessionId() + "/message"))
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
        assertThat(ScriptedModel.requestsWith("say it as an object")).isEmpty();
    }

    @Test
    void no_header_and_no_query_leads_to_another_project() {
        var mine = Chat.begin();
        var theirs = Chat.begin();
        var directory = Bridge.workspaceOf(theirs.projectId()).toString();
        for (var name : List.of("directory", "workspace", "scope")) {
            mine.request()
                    .header("x-opencode-directory", directory)
                    .queryParam(name, directory)
                    .get(through(mine, "/session"))
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(mine.sessionId()))
                    .body("id", not(hasItem(theirs.sessionId())));
        }
        mine.request()
                .queryParam("directory", directory)
                .get(through(mine, "/file?path=."))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/message", "/todo", "/children", "/diff?messageID=msg_00000000000000000000000000"})
    void anothers_session_is_not_there(String rest) {
        var mine = Chat.begin();
        var theirs = Chat.begin();
        mine.request()
                .get(through(mine, "/session/" + theirs.sessionId() + rest))
                .then()
                .statusCode(404);
        new Chat(mine.projectId(), Ids.next("usr"), "")
                .request()
                .get(through(mine, "/session/" + mine.sessionId() + rest))
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /config",
        "PATCH, /config",
        "GET, /global/event",
        "POST, /instance/dispose",
        "GET, /pty",
        "POST, /mcp",
        "GET, /path",
        "GET, /project",
        "GET, /session/status/../../config",
        "POST, /sync/history",
        "GET, /doc",
        "GET, /provider/auth",
        "POST, /vcs/apply"
    })
    void what_is_the_servers_is_not_there(String method, String path) {
        var chat = Chat.begin();
        chat.request().body("{}").request(method, through(chat, path)).then().statusCode(404);
    }

    @Test
    void no_path_leads_out_of_the_workspace() throws IOException {
        var chat = Chat.begin();
        Files.createSymbolicLink(
                Bridge.workspaceOf(chat.projectId()).resolve("link"),
                Bridge.workspaceOf(chat.projectId()).getParent());
        for (var path : List.of("../", "/etc/passwd", "link", "link/x", "a/../../..")) {
            for (var where : List.of("/file", "/file/content")) {
                chat.request()
                        .queryParam("path", path)
                        .get(through(chat, where))
                        .then()
                        .statusCode(422);
            }
        }
        for (var url : List.of("file:///etc/passwd", "file:///%2e%2e/etc/passwd", "http://127.0.0.1/", "passwd")) {
            chat.request()
                    .body(Map.of("parts", List.of(Map.of("type", "file", "mime", "text/plain", "url", url))))
                    .post(through(chat, "/session/" + chat.sessionId() + "/prompt_async"))
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void rights_are_not_given_this_way() {
        var chat = Chat.begin();
        var open = List.of(Map.of("permission", "external_directory", "pattern", "*", "action", "allow"));
        chat.request()
                .body(Map.of("permission", open))
                .post(through(chat, "/session"))
                .then()
                .statusCode(422);
        chat.request()
                .body(Map.of("permission", open))
                .patch(through(chat, "/session/" + chat.sessionId()))
                .then()
                .statusCode(422);
        chat.request()
                .body(Map.of("agent", "build", "command", "ls"))
                .post(through(chat, "/session/" + chat.sessionId() + "/shell"))
                .then()
                .statusCode(403);
    }

    @Test
    void what_a_provider_says_and_its_key_come_back_to_nobody() {
        var chat = Chat.begin();
        chat.end(chat.say("fail with 401"));
        chat.rest();
        var seen = new StringBuilder();
        for (var path : List.of(
                "/session/" + chat.sessionId() + "/message", "/provider", "/config/providers", "/session", "/agent")) {
            seen.append(chat.request()
                    .get(through(chat, path))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
        }
        seen.append(chat.messages());
        assertThat(seen.toString())
                .doesNotContain(ScriptedModel.KEY)
                .doesNotContain("Invalid API key")
                .doesNotContain("responseHeaders")
                .doesNotContain("responseBody");
    }

    private static String through(Chat chat, String path) {
        return chat.project() + "/opencode" + path;
    }
}
