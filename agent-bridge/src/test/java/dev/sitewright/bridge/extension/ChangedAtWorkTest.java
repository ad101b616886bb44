package dev.sitewright.bridge.extension;

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
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What a person changes while the real OpenCode works in their project: the work goes on, and nothing else begins as it was before. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class ChangedAtWorkTest {
    @Test
    void what_runs_ends_by_the_old_key_and_what_comes_after_begins_by_the_new_one() {
        var ada = Chat.begin();
        var connection = Connecting.connect(
                ada, "mine", "the-old-key", ConfigProvider.getConfig().getValue(ScriptedModel.ADDRESS, String.class));
        Connecting.prefer(ada, "/internal/v1/model-preference", Map.of("model", "mine/fake"));
        var other = ada.in(ada.open(Map.of()));
        var words = "talk slowly about " + ada.projectId();
        var atWork = ada.say(words);
        ada.until("", "status", "busy"::equals);

        ada.request()
                .header("If-Match", "*")
                .body(Map.of("key", "the-new-key"))
                .patch(Connecting.CONNECTIONS + "/" + connection)
                .then()
                .statusCode(200);
        var joining = ada.ask(Map.of("text", "and one thing more", "whenBusy", "join"))
                .statusCode(202)
                .extract()
                .<String>path("items[0].id");
        var beside = other.say("something else, beside it");
        ada.request()
                .body(Map.of("parts", List.of(Map.of("type", "text", "text", "by hand"))))
                .post(ada.project() + "/opencode/session/" + other.sessionId() + "/prompt_async")
                .then()
                .statusCode(409)
                .body("code", equalTo("session-busy"));

        ada.end(atWork).body("state", equalTo("finished"));
        assertThat(ada.messages().toString()).contains("eight");
        ada.end(joining).body("state", equalTo("finished"));
        other.end(beside).body("state", equalTo("finished"));
        assertThat(keysOf(words).getFirst()).isEqualTo("Bearer the-old-key");
        assertThat(keysOf("and one thing more")).isNotEmpty().containsOnly("Bearer the-new-key");
        assertThat(keysOf("something else, beside it")).isNotEmpty().containsOnly("Bearer the-new-key");
    }

    private static List<Object> keysOf(String text) {
        return ScriptedModel.requestsWith(text).stream()
                .map(request -> request.get("authorization"))
                .toList();
    }
}
