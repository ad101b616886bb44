package dev.sitewright.bridge.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What models used, and caps on it. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class BudgetTest {
    @Test
    void what_each_call_used_is_summed_and_stays_when_its_session_is_deleted() {
        var chat = Chat.begin();
        chat.talk("write a file"); // two calls, the first of 1200 and 40 tokens

        chat.request()
                .get(chat.project() + "/usage")
                .then()
                .body("sessions", hasSize(1))
                .body("sessions[0].of", equalTo(chat.sessionId()))
                .body("sessions[0].calls", equalTo(2))
                .body("models[0].of", equalTo("custom/fake"));
        chat.request().header("If-Match", "*").delete(chat.session("")).then().statusCode(200);
        chat.request().get("/internal/v1/agent-usage").then().body("projects[0].calls", equalTo(2));
    }

    @Test
    void a_run_is_stopped_at_most_one_call_after_its_cap_was_reached() {
        var chat = Chat.begin();
        cap(chat, chat.project() + "/budget", 1_000);
        var prompt = chat.say("go on and on " + chat.projectId());

        chat.end(prompt).body("state", equalTo("failed")).body("diagnostic.category", equalTo("quota"));

        chat.rest();
        assertThat(ScriptedModel.requestsWith("go on and on " + chat.projectId()).stream()
                        .filter(request -> "endless".equals(request.get("script"))))
                .hasSizeBetween(1, 2);
        chat.ask(Map.of("text", "more")).statusCode(403).body("code", equalTo("budget-reached"));
        var raised = new HashMap<String, Object>();
        raised.put("maxTokens", null);
        chat.request()
                .header("If-Match", "*")
                .body(raised)
                .patch(chat.project() + "/budget")
                .then()
                .statusCode(200)
                .body("maxTokens", nullValue());
        chat.talk("more");
    }

    @Test
    void a_persons_cap_holds_for_all_their_projects_and_for_opencodes_own_interface() {
        var chat = Chat.begin();
        cap(chat, "/internal/v1/agent-budget", 0);

        chat.ask(Map.of("text", "hello")).statusCode(403);
        chat.request()
                .body(Map.of("parts", List.of(Map.of("type", "text", "text", "hello"))))
                .post(chat.project() + "/opencode/session/" + chat.sessionId() + "/prompt_async")
                .then()
                .statusCode(403);
    }

    @Test
    void a_cap_is_its_owners_alone() {
        var chat = Chat.begin();
        cap(chat, chat.project() + "/budget", 1_000);
        var other = new Chat(chat.projectId(), Ids.next("usr"), "");
        other.request()
                .header("If-Match", "*")
                .body(Map.of("maxTokens", 1))
                .patch(chat.project() + "/budget")
                .then()
                .statusCode(404);
        other.request().get(chat.project() + "/usage").then().body("sessions", hasSize(0));
    }

    private static void cap(Chat chat, String path, int tokens) {
        chat.request()
                .header("If-Match", "*")
                .body(Map.of("maxTokens", tokens, "period", "day"))
                .patch(path)
                .then()
                .statusCode(200)
                .body("maxTokens", equalTo(tokens));
    }
}
