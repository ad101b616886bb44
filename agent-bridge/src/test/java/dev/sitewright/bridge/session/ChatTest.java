package dev.sitewright.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.Chat;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.Told;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.contracts.ChatFact.ChatPromptUpdated;
import dev.sitewright.contracts.ChatFact.ChatSessionDeleted;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person and the agent, with the real OpenCode between. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class ChatTest {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    @Test
    void what_was_said_is_there_in_order_and_by_pages() {
        var chat = Chat.begin();
        chat.talk("write a file");
        chat.talk("and one more");

        var messages = chat.messages();
        assertThat(messages)
                .extracting(message -> message.get("role"))
                .containsExactly("user", "assistant", "assistant", "user", "assistant");
        assertThat(messages.toString())
                .contains("hello.txt")
                .doesNotContain(Bridge.workspaceOf(chat.projectId()).toString());

        var page = chat.request().get(chat.session("/messages?limit=2")).then().body("items", hasSize(2));
        var cursor = page.extract().<String>path("nextCursor");
        chat.request()
                .queryParam("cursor", cursor)
                .get(chat.session("/messages?limit=3"))
                .then()
                .body(
                        "items.id",
                        equalTo(messages.reversed().stream()
                                .skip(2)
                                .map(message -> message.get("id"))
                                .toList()))
                .body("nextCursor", nullValue());
    }

    @Test
    void prompts_wait_for_their_turn_and_can_be_taken_back() {
        var chat = Chat.begin();
        var slow = chat.say("talk slowly");
        chat.until("/prompts/" + slow, "state", "sent"::equals);
        var second = chat.say("second");
        var third = chat.say("third");

        chat.request()
                .post(chat.session("/prompts/" + third + "/withdraw"))
                .then()
                .statusCode(200)
                .body("prompts", contains(third));
        chat.request()
                .post(chat.session("/prompts/" + third + "/withdraw"))
                .then()
                .statusCode(409)
                .body("code", equalTo("prompt-under-way"));
        chat.end(slow).body("state", equalTo("finished"));
        chat.end(second).body("state", equalTo("finished"));
        chat.end(third).body("state", equalTo("stopped"));
        chat.rest();

        assertThat(chat.messages())
                .extracting(message -> message.get("role"))
                .containsExactly("user", "assistant", "user", "assistant");
        assertThat(ScriptedModel.requestsWith("third")).isEmpty();
        assertThat(Told.await(chat.projectId(), ChatPromptUpdated.class, 8))
                .filteredOn(fact -> fact.promptId().equals(second))
                .extracting(ChatPromptUpdated::state)
                .containsExactly("accepted", "sent", "finished");
    }

    @Test
    void images_and_texts_reach_the_model() {
        var chat = Chat.begin();
        var text = Base64.getEncoder()
                .encodeToString("the hidden word is plover".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var prompt = chat.ask(Map.of(
                        "text",
                        "look at these",
                        "attachments",
                        List.of(
                                Map.of("name", "dot.png", "mime", "image/png", "data", PIXEL),
                                Map.of("name", "note.txt", "mime", "text/plain", "data", text))))
                .statusCode(202)
                .body("items[0].attachments.name", contains("dot.png", "note.txt"))
                .extract()
                .<String>path("items[0].id");
        chat.end(prompt).body("state", equalTo("finished"));

        assertThat(ScriptedModel.requestsWith("the hidden word is plover")).isNotEmpty();
        assertThat(ScriptedModel.requestsWith(PIXEL)).isNotEmpty();
        assertThat(chat.messages().getFirst().toString()).contains("dot.png").doesNotContain(PIXEL);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, aGk=, ok",
        "image/png, aGk=, /items/0/attachments/0/mime",
        "video/mp4, aGk=, /items/0/attachments/0/mime",
        "text/plain, %%%, /items/0/attachments/0/data",
        "text/plain, '', /items/0/attachments/0/data"
    })
    void an_attachment_is_what_it_says_and_what_models_read(String mime, String data, String pointer) {
        var chat = Chat.begin();
        var answer = chat.ask(
                Map.of("text", "look", "attachments", List.of(Map.of("name", "a", "mime", mime, "data", data))));
        if ("ok".equals(pointer)) {
            answer.statusCode(202);
        } else {
            answer.statusCode(422).body("errors.pointer", hasItem(pointer));
        }
    }

    @Test
    void a_prompt_names_its_agent_and_its_model() {
        var chat = Chat.begin();
        var prompt = chat.ask(Map.of("text", "who are you", "agent", "plan", "model", "custom/fake"))
                .statusCode(202)
                .extract()
                .<String>path("items[0].id");
        chat.end(prompt).body("state", equalTo("finished"));
        chat.rest();

        assertThat(chat.messages().getLast()).containsEntry("agent", "plan").containsEntry("model", "custom/fake");
        chat.request().get(chat.project() + "/agents").then().body("items.name", hasItem("build"));
        chat.request().get(chat.project() + "/commands").then().body("items.name", hasItem("init"));
    }

    @Test
    void a_command_is_a_prompt() {
        var chat = Chat.begin();
        var prompt = chat.ask(Map.of("command", "init", "text", "with the word cormorant"))
                .statusCode(202)
                .extract()
                .<String>path("items[0].id");
        chat.end(prompt).body("state", equalTo("finished"));

        assertThat(ScriptedModel.requestsWith("with the word cormorant")).isNotEmpty();
    }

    @Test
    void a_copy_ends_where_it_should_and_tells_nothing_again() {
        var chat = Chat.begin();
        chat.talk("the first thing");
        chat.talk("the second thing");
        var second = chat.messages().get(2).get("id");

        var copy = chat.request()
                .body(Map.of("messageId", second))
                .post(chat.session("/fork"))
                .then()
                .statusCode(201)
                .body("forkedFrom", equalTo(chat.sessionId()))
                .extract()
                .<String>path("id");
        var fork = chat.in(copy);

        assertThat(fork.messages()).hasSize(2).first().asString().contains("the first thing");
        fork.talk("the other way");
        assertThat(fork.messages()).hasSize(4);
        assertThat(chat.messages()).hasSize(4);
        fork.request()
                .body(Map.of("messageId", "msg_" + "0".repeat(26)))
                .post(fork.session("/fork"))
                .then()
                .statusCode(404)
                .body("code", equalTo("message-not-found"));
    }

    @Test
    void work_is_taken_back_with_its_files_and_brought_back() {
        var chat = Chat.begin();
        chat.talk("write a file");
        var file = Bridge.workspaceOf(chat.projectId()).resolve("hello.txt");
        assertThat(file).exists();
        var prompt = chat.messages().getFirst().get("id");

        chat.request()
                .get(chat.session("/diff?messageId=" + prompt))
                .then()
                .statusCode(200)
                .body("items.path", contains("hello.txt"))
                .body("items[0].additions", equalTo(1));
        chat.request()
                .body(Map.of("messageId", prompt))
                .post(chat.session("/revert"))
                .then()
                .statusCode(200)
                .body("revertedFrom", equalTo(prompt));
        assertThat(file).doesNotExist();
        chat.request().post(chat.session("/unrevert")).then().statusCode(200).body("revertedFrom", nullValue());
        assertThat(file).exists();
    }

    @Test
    void a_conversation_is_summarised() {
        var chat = Chat.begin();
        chat.talk("something long");
        chat.request().post(chat.session("/compact")).then().statusCode(202);
        chat.until("/messages", "items.size()", (Integer count) -> count > 2);
        chat.rest();
    }

    @Test
    void the_shell_is_for_those_who_may() {
        var chat = Chat.begin();
        chat.request()
                .body(Map.of("command", "touch made-by-hand"))
                .post(chat.session("/shell"))
                .then()
                .statusCode(403)
                .body("code", equalTo("shell-not-allowed"));
    }

    @Test
    void others_see_nothing_of_it() {
        var chat = Chat.begin();
        var other = new Chat(chat.projectId(), Ids.next("usr"), chat.sessionId());
        var elsewhere = new Chat(Ids.next("prj"), chat.ownerId(), chat.sessionId());
        for (var stranger : List.of(other, elsewhere)) {
            for (var rest : List.of("", "/messages", "/todos", "/children", "/prompts", "/diff?messageId=x")) {
                stranger.request().get(stranger.session(rest)).then().statusCode(404);
            }
            for (var rest : List.of("/stop", "/compact", "/unrevert")) {
                stranger.request().post(stranger.session(rest)).then().statusCode(404);
            }
            stranger.ask(Map.of("text", "hello")).statusCode(404);
            stranger.request().get(stranger.project() + "/sessions").then().body("items", empty());
        }
    }

    @Test
    void a_deleted_session_is_gone_and_a_later_one_works() {
        var chat = Chat.begin();
        chat.talk("hello");
        chat.request().header("If-Match", "*").delete(chat.session("")).then().statusCode(200);

        chat.request().get(chat.session("")).then().statusCode(404);
        assertThat(Told.await(chat.projectId(), ChatSessionDeleted.class, 1))
                .extracting(ChatSessionDeleted::sessionId)
                .containsExactly(chat.sessionId());
        var later = chat.in(chat.open(Map.of("title", "Later")));
        later.talk("hello again");
        later.request()
                .get(later.session(""))
                .then()
                .body("title", equalTo("Later"))
                .body("createdAt", notNullValue());
    }
}
