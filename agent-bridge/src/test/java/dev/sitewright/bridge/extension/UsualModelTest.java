package dev.sitewright.bridge.extension;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.TestTokens;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Which model a prompt goes to, where the installation's settings name one. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class UsualModelTest {
    private static final String PREFERENCE = "/internal/v1/model-preference";

    @Test
    void what_anybody_connects_takes_nothing_away_from_the_models_that_the_installation_names() {
        var ada = Chat.begin();
        var admin = "usr_0199c6a01f2e7000a1b2c3d4e5f60718";
        Connecting.connect(ada, "aaa-mine", "a-key-of-ada", address());
        var ours = Connecting.connect(asAdmin(admin), "aaa-ours", "a-key-of-everybody", address());
        try {
            said(ada, "to the installation's", Map.of(), "custom/fake", "installation");
        } finally {
            asAdmin(admin)
                    .header("If-Match", "*")
                    .delete(Connecting.CONNECTIONS + "/" + ours)
                    .then()
                    .statusCode(200);
        }

        assertThat(ScriptedModel.requestsWith("to the installation's"))
                .isNotEmpty()
                .allMatch(request -> ("Bearer " + ScriptedModel.KEY).equals(request.get("authorization")));
    }

    @Test
    void the_prompt_is_asked_first_then_the_session_the_project_and_its_owner() {
        var ada = Chat.begin();
        Connecting.connect(ada, "own", "a-key-of-ada", address());

        Connecting.prefer(ada, PREFERENCE, Map.of("model", "own/fake"));
        said(ada, "as the owner likes", Map.of(), "own/fake", "user");
        Connecting.prefer(ada, ada.project() + "/model-preference", Map.of("model", "custom/fake"));
        said(ada, "as the project likes", Map.of(), "custom/fake", "project");
        var session = ada.in(ada.open(Map.of("model", "own/fake")));
        said(session, "as the session likes", Map.of(), "own/fake", "session");
        said(session, "as the prompt says", Map.of("model", "custom/fake"), "custom/fake", "prompt");

        assertThat(ScriptedModel.requestsWith("as the session likes"))
                .anyMatch(request -> "Bearer a-key-of-ada".equals(request.get("authorization")));
        assertThat(ScriptedModel.requestsWith("as the prompt says").getLast())
                .containsEntry("authorization", "Bearer " + ScriptedModel.KEY);
    }

    private static void said(Chat chat, String text, Map<String, ?> more, String model, String from) {
        var prompt = new java.util.HashMap<String, Object>(more);
        prompt.put("text", text);
        var id =
                told(chat.ask(prompt).statusCode(202), "items[0].", model, from).<String>path("items[0].id");
        told(chat.end(id).body("state", equalTo("finished")), "", model, from);
        chat.rest();
    }

    private static io.restassured.response.ExtractableResponse<?> told(
            ValidatableResponse answer, String where, String model, String from) {
        return answer.body(where + "usedModel", equalTo(model))
                .body(where + "modelFrom", equalTo(from))
                .extract();
    }

    private static io.restassured.specification.RequestSpecification asAdmin(String id) {
        return given().header("Authorization", TestTokens.admin(id))
                .contentType(ContentType.JSON)
                .queryParam("scope", "installation");
    }

    private static String address() {
        return ConfigProvider.getConfig().getValue(ScriptedModel.ADDRESS, String.class);
    }
}
