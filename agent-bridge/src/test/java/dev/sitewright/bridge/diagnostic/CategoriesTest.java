package dev.sitewright.bridge.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each category, reached by a run of the real OpenCode; {@code agent-down} is in AgentKilledTest, {@code context} in DiagnosisTest:
 * OpenCode compacts what overflows, and goes on. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class CategoriesTest {
    @ParameterizedTest
    @CsvSource({
        "fail with 401, auth",
        "fail for want of money, quota",
        "fail with 429, rate-limit",
        "fail with 500, model",
        "fail with 400, model",
        "cut the stream, network"
    })
    void a_failing_model_is_told_in_our_words(String text, String category) {
        var chat = Chat.begin();
        chat.end(chat.say(text)).body("state", equalTo("failed")).body("diagnostic.category", equalTo(category));
    }

    @Test
    void a_model_that_is_none_is_said_to_be_none_and_does_not_stick() {
        var chat = Chat.begin();
        var prompt = chat.ask(Map.of("text", "hello", "model", "custom/none"))
                .statusCode(202)
                .extract()
                .<String>path("items[0].id");
        chat.end(prompt).body("state", equalTo("failed")).body("diagnostic.category", equalTo("model"));
        chat.talk("hello again");
    }

    @Test
    void a_conversation_that_overflows_is_compacted_and_goes_on() {
        var chat = Chat.begin();
        chat.end(chat.say("overflow the context")).body("state", equalTo("finished"));
    }

    @Test
    void another_model_goes_on_when_one_cannot() {
        var chat = Chat.begin();
        chat.request()
                .header("If-Match", "*")
                .body(Map.of("fallbackModels", List.of("custom/fake")))
                .patch(chat.project() + "/agent-policy")
                .then()
                .statusCode(200);
        var prompt = chat.ask(Map.of("text", "say it by another " + chat.projectId(), "model", "custom/none"))
                .statusCode(202)
                .extract()
                .<String>path("items[0].id");

        chat.end(prompt).body("state", equalTo("finished"));

        assertThat(ScriptedModel.requestsWith("say it by another " + chat.projectId()))
                .isNotEmpty();
        assertThat(chat.messages().getLast()).containsEntry("model", "custom/fake");
    }
}
