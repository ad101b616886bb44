package dev.sitewright.bridge.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The agent asks, and people answer. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class WaitingTest {
    private static final Map<String, ?> ASK_BEFORE_EDITS =
            Map.of("rules", List.of(Map.of("tool", "edit", "pattern", "*", "action", "ask")), "deadlineSeconds", 600);

    @Test
    void what_the_policy_asks_about_waits_for_the_owner() {
        var chat = Chat.begin();
        policy(chat, ASK_BEFORE_EDITS);
        var prompt = chat.say("write a file");

        var request = chat.waiting();
        chat.request()
                .get(chat.project() + "/requests/" + request)
                .then()
                .body("kind", equalTo("permission"))
                .body("state", equalTo("open"))
                .body("permission", equalTo("edit"))
                .body("patterns", contains("hello.txt"));
        assertThat(Bridge.workspaceOf(chat.projectId()).resolve("hello.txt")).doesNotExist();
        chat.answer(request, Map.of("reply", "once")).statusCode(200);
        chat.answer(request, Map.of("reply", "reject")).statusCode(409).body("code", equalTo("request-answered"));

        chat.end(prompt).body("state", equalTo("finished"));
        assertThat(Bridge.workspaceOf(chat.projectId()).resolve("hello.txt")).exists();
        chat.request().get(chat.project() + "/requests/" + request).then().body("answeredBy", equalTo(chat.ownerId()));
    }

    @Test
    void what_the_policy_forbids_is_not_done_nor_asked() {
        var chat = Chat.begin();
        policy(chat, Map.of("rules", List.of(Map.of("tool", "edit", "pattern", "*", "action", "deny"))));

        chat.end(chat.say("write a file"));

        assertThat(Bridge.workspaceOf(chat.projectId()).resolve("hello.txt")).doesNotExist();
        chat.request().get(chat.project() + "/requests?open=false").then().body("items.size()", equalTo(0));
    }

    @Test
    void a_rejection_with_words_lets_the_agent_go_on() {
        var chat = Chat.begin();
        policy(chat, ASK_BEFORE_EDITS);
        var prompt = chat.say("write a file");
        chat.answer(chat.waiting(), Map.of("reply", "reject", "message", "Write another one."))
                .statusCode(200);
        chat.end(prompt).body("state", equalTo("finished"));
    }

    @Test
    void a_question_is_answered_from_another_device() {
        var chat = Chat.begin();
        policy(chat, Map.of("deadlineSeconds", 600));
        var prompt = chat.say("ask me something");

        var question = chat.waiting();
        chat.request()
                .get(chat.project() + "/requests/" + question)
                .then()
                .body("questions[0].options.label", contains("Red", "Blue"))
                .body("defaultAnswer", contains(List.of("Red")));
        chat.answer(question, Map.of("reply", "once")).statusCode(422);
        chat.answer(question, Map.of("answers", List.of())).statusCode(422);
        chat.answer(question, Map.of("answers", List.of(List.of("Blue")))).statusCode(200);

        chat.end(prompt).body("state", equalTo("finished"));
        assertThat(chat.messages().toString()).contains("Blue");
    }

    @Test
    void a_policy_decides_what_nobody_answers() {
        var chat = Chat.begin();
        policy(
                chat,
                Map.of(
                        "rules",
                        List.of(Map.of("tool", "edit", "pattern", "*", "action", "ask")),
                        "permissionAnswer",
                        "once",
                        "deadlineSeconds",
                        1));

        chat.end(chat.say("write a file")).body("state", equalTo("finished"));

        assertThat(Bridge.workspaceOf(chat.projectId()).resolve("hello.txt")).exists();
    }

    @Test
    void a_policy_opens_nothing_outside_the_workspace() {
        var chat = Chat.begin();
        chat.request()
                .header("If-Match", "*")
                .body(Map.of("rules", List.of(Map.of("tool", "external_directory", "pattern", "*", "action", "allow"))))
                .patch(chat.project() + "/agent-policy")
                .then()
                .statusCode(422);
    }

    @Test
    void nobody_answers_for_others() {
        var chat = Chat.begin();
        policy(chat, Map.of("deadlineSeconds", 600));
        chat.say("ask me something");
        var question = chat.waiting();
        var other = new Chat(chat.projectId(), Ids.next("usr"), chat.sessionId());

        other.answer(question, Map.of("answers", List.of(List.of("Blue"))))
                .statusCode(404)
                .body("code", equalTo("request-not-found"));
        other.request().get(chat.project() + "/requests").then().body("items.size()", equalTo(0));
        other.request()
                .header("If-Match", "*")
                .body(Map.of("deadlineSeconds", 1))
                .patch(chat.project() + "/agent-policy")
                .then()
                .statusCode(404);
        chat.request().post(chat.session("/stop")).then().statusCode(200);
    }

    private static void policy(Chat chat, Map<String, ?> patch) {
        chat.request()
                .header("If-Match", "*")
                .body(patch)
                .patch(chat.project() + "/agent-policy")
                .then()
                .statusCode(200);
    }
}
