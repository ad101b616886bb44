package dev.sitewright.bridge.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Connections of people, as the real OpenCode uses them. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class OwnModelsTest {
    private static final String KEY = "the-key-of-one-person-4711";
    private static final String CONNECTIONS = "/internal/v1/provider-connections";

    @Test
    void a_persons_own_connection_works_in_their_projects_and_in_no_others() {
        var ada = Chat.begin();
        var bob = Chat.begin();
        bob.talk("bob begins");
        connect(ada, KEY);
        prefer(ada, "/internal/v1/model-preference", Map.of("model", "mine/fake"));

        ada.talk("ada says hello");

        assertThat(ScriptedModel.requestsWith("ada says hello"))
                .isNotEmpty()
                .allMatch(request -> ("Bearer " + KEY).equals(request.get("authorization")));
        ada.request()
                .get(ada.project() + "/models")
                .then()
                .body("items.id", hasItem("mine/fake"))
                .body("items.find { it.id == 'mine/fake' }.usual", equalTo(true));
        bob.request().get(bob.project() + "/models").then().body("items.id", not(hasItem("mine/fake")));
        bob.end(bob.ask(Map.of("text", "bob borrows", "model", "mine/fake"))
                        .statusCode(202)
                        .extract()
                        .path("items[0].id"))
                .body("state", equalTo("failed"))
                .body("diagnostic.category", equalTo("model"));
        assertThat(ScriptedModel.requestsWith("bob b"))
                .noneMatch(request -> ("Bearer " + KEY).equals(request.get("authorization")));
    }

    @Test
    void a_new_key_counts_from_the_next_prompt_on_and_none_after_the_connection_is_gone() {
        var ada = Chat.begin();
        var id = connect(ada, KEY);
        prefer(ada, "/internal/v1/model-preference", Map.of("model", "mine/fake"));
        ada.talk("with the first key");

        ada.request()
                .header("If-Match", "*")
                .body(Map.of("key", "another-key-of-hers-0815"))
                .patch(CONNECTIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("keyEnd", equalTo("0815"));
        ada.talk("with the second key");
        ada.request()
                .header("If-Match", "*")
                .delete(CONNECTIONS + "/" + id)
                .then()
                .statusCode(200);
        prefer(ada, "/internal/v1/model-preference", java.util.Collections.singletonMap("model", null));
        ada.talk("with no key of hers");

        assertThat(ScriptedModel.requestsWith("with the second key").getFirst())
                .containsEntry("authorization", "Bearer another-key-of-hers-0815");
        assertThat(ScriptedModel.requestsWith("with no key of hers").getLast())
                .containsEntry("authorization", "Bearer " + ScriptedModel.KEY);
    }

    @Test
    void a_key_is_shown_to_nobody_and_lies_nowhere_in_the_clear() throws IOException {
        var ada = Chat.begin();
        var id = connect(ada, KEY);
        prefer(ada, "/internal/v1/model-preference", Map.of("model", "mine/fake"));
        ada.talk("so that it is used");

        var seen = ada.request().get(CONNECTIONS + "/" + id).then().body("keyEnd", equalTo("4711"));
        assertThat(seen.extract().asString()).doesNotContain(KEY);
        assertThat(ada.request()
                        .get(ada.project() + "/opencode/config/providers")
                        .asString())
                .contains("mine")
                .doesNotContain(KEY);
        var home = Path.of(ConfigProvider.getConfig().getValue("sitewright.opencode.home", String.class));
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().noneMatch(file -> holds(file, KEY));
        }
    }

    @Test
    void whoever_prefers_a_model_gets_it_unless_the_project_says_otherwise() {
        var ada = Chat.begin();
        connect(ada, KEY);
        prefer(
                ada,
                "/internal/v1/model-preference",
                Map.of("model", "custom/fake", "favourites", List.of("mine/fake")));
        ada.talk("by her own wish");
        prefer(ada, ada.project() + "/model-preference", Map.of("model", "mine/fake"));
        ada.talk("by the project's");

        assertThat(ScriptedModel.requestsWith("by her own wish").getFirst())
                .containsEntry("authorization", "Bearer " + ScriptedModel.KEY);
        assertThat(ScriptedModel.requestsWith("by the project's").getLast())
                .containsEntry("authorization", "Bearer " + KEY);
        ada.request()
                .get(ada.project() + "/models")
                .then()
                .body("items[0].id", equalTo("mine/fake"))
                .body("items[0].favourite", equalTo(true));
        prefer(ada, ada.project() + "/model-preference", java.util.Collections.singletonMap("model", null));
        ada.request().get(ada.project() + "/model-preference").then().body("model", nullValue());
    }

    @Test
    void a_connection_can_be_tried() {
        var ada = Chat.begin();
        var id = connect(ada, KEY);
        ada.request().get(CONNECTIONS + "/" + id + "/check").then().body("works", equalTo(true));
        var gone = ada.request()
                .body(Map.of(
                        "items",
                        List.of(Map.of("name", "away", "baseUrl", "http://127.0.0.1:1/v1", "models", List.of("m")))))
                .post(CONNECTIONS)
                .<String>path("items[0].id");
        ada.request()
                .get(CONNECTIONS + "/" + gone + "/check")
                .then()
                .body("works", equalTo(false))
                .body("category", equalTo("network"));
        ada.request()
                .get("/internal/v1/model-providers")
                .then()
                .body("items.find { it.name == 'mine' }.connected", equalTo("own"))
                .body("items.find { it.name == 'anthropic' }.connected", equalTo("no"));
    }

    private static void prefer(Chat person, String path, Map<String, ?> patch) {
        Connecting.prefer(person, path, patch);
    }

    private static String connect(Chat person, String key) {
        return Connecting.connect(
                person, "mine", key, ConfigProvider.getConfig().getValue("sitewright.provider.base-url", String.class));
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }
}
