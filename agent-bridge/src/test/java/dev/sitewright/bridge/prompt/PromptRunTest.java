package dev.sitewright.bridge.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.sitewright.bridge.testing.Bridge;
import dev.sitewright.bridge.testing.ScriptedModel;
import dev.sitewright.bridge.testing.Told;
import dev.sitewright.bridge.testing.WithScriptedModel;
import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.ChatFact.ChatDiagnostic;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.ChatFact.ChatMessageUser;
import dev.sitewright.contracts.ChatFact.ChatQuestionResolved;
import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.ChatToolFinish;
import dev.sitewright.contracts.Delta;
import dev.sitewright.contracts.Topics;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.testing.Topic;
import dev.sitewright.platform.testing.WithSitewrightBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts through the real OpenCode, with a scripted model behind it. */
@QuarkusTest
@TestProfile(WithScriptedModel.class)
@WithSitewrightBackends
class PromptRunTest {
    @Test
    void a_prompt_writes_a_file_and_everything_about_it_is_told() {
        var project = Bridge.project();

        Bridge.awaitEnd(Bridge.prompt(project, "write a file")).then().body("state", equalTo("finished"));

        assertThat(project.workspace().resolve("hello.txt")).hasContent("hello from the fake model\n");
        assertThat(Told.until(project.id(), ChatSessionStatus.class, 2).stream()
                        .map(Object::getClass)
                        .map(Class::getSimpleName))
                .containsSubsequence(
                        "ChatSessionUpdated",
                        "ChatMessageUser",
                        "ChatToolStart",
                        "ChatToolFinish",
                        "ChatFileChanged",
                        "ChatMessageFinal",
                        "ChatMessageFinal");
        var answer = Told.await(project.id(), ChatMessageFinal.class, 2).getFirst();
        var deltas = Told.deltas(project.id(), 2);
        for (var part : answer.parts()) {
            assertThat(deltas.stream()
                            .filter(delta -> delta.partId().equals(part.partId()))
                            .map(Delta::text)
                            .collect(Collectors.joining()))
                    .as("the deltas of a part make up its text")
                    .isEqualTo(part.text());
        }
    }

    @Test
    void the_same_prompt_given_twice_runs_once() {
        var project = Bridge.project();
        var id = Ids.next("job");
        var text = "say it once " + id;

        Bridge.give(id, project, text).then().statusCode(202);
        Bridge.give(id, project, text).then().statusCode(202);
        Bridge.awaitEnd(id);
        Bridge.give(id, project, text).then().statusCode(202).body("state", equalTo("finished"));

        assertThat(Told.await(project.id(), ChatMessageUser.class, 1))
                .extracting(ChatMessageUser::text)
                .containsExactly(text);
        assertThat(ScriptedModel.requestsWith(text))
                .filteredOn(request -> "echo".equals(request.get("script")))
                .hasSize(1);
    }

    @Test
    void what_is_told_names_the_request_behind_the_prompt() {
        var project = Bridge.project();
        var request = Ids.next("req");
        var id = Ids.next("job");

        Bridge.asService()
                .header("X-Request-Id", request)
                .body(Map.of("projectId", project.id(), "sessionId", project.sessionId(), "text", "hello"))
                .put("/internal/v1/prompts/{id}", id)
                .then()
                .statusCode(202);
        Bridge.awaitEnd(id);

        assertThat(Topic.of(Topics.EVENTS)
                        .await(
                                1,
                                event -> event.subject().equals(project.id())
                                        && event.type().equals("chat.message.final")))
                .extracting(Envelope::correlationId)
                .containsExactly(request);
    }

    @Test
    void an_id_with_other_words_is_refused() {
        var project = Bridge.project();
        var id = Bridge.prompt(project, "one thing");

        Bridge.give(id, project, "another thing").then().statusCode(409).body("code", equalTo("prompt-differs"));
        Bridge.awaitEnd(id);
    }

    @Test
    void a_project_has_one_session_however_often_it_is_asked_for() {
        var project = Bridge.project();

        Bridge.open(project.id()).then().statusCode(200).body("sessionId", equalTo(project.sessionId()));
    }

    @Test
    void a_project_without_a_workspace_gets_no_session() {
        Bridge.awaitReady();
        Bridge.open(Ids.next("prj")).then().statusCode(409).body("code", equalTo("workspace-missing"));
        Bridge.open("..%2F..").then().statusCode(404);
    }

    @Test
    void an_unknown_prompt_or_session_is_not_found() {
        var project = Bridge.project();
        Bridge.look(Ids.next("job")).then().statusCode(404).body("code", equalTo("prompt-not-found"));
        Bridge.give(Ids.next("job"), new Bridge.Project(Ids.next("prj"), project.sessionId(), project.workspace()), "x")
                .then()
                .statusCode(404)
                .body("code", equalTo("session-not-found"));
    }

    @ParameterizedTest
    @CsvSource({"fail with 401,auth,false", "fail with 400,model,false", "fail with 429,rate-limit,true"})
    void a_provider_that_refuses_fails_the_prompt_in_our_words(String text, String category, boolean retryable) {
        var project = Bridge.project();

        Bridge.awaitEnd(Bridge.prompt(project, text))
                .then()
                .body("state", equalTo("failed"))
                .body("diagnostic.category", equalTo(category))
                .body("diagnostic.retryable", equalTo(retryable))
                .body("diagnostic.message", not(containsString("Invalid API key")));

        assertThat(Told.until(project.id(), ChatDiagnostic.class, 1).getLast())
                .asInstanceOf(InstanceOfAssertFactories.type(ChatDiagnostic.class))
                .extracting(ChatDiagnostic::category)
                .isEqualTo(category);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail with 429 once", "fail with 500 once"})
    void a_provider_that_recovers_finishes_the_prompt(String text) {
        var project = Bridge.project();

        Bridge.awaitEnd(Bridge.prompt(project, text))
                .then()
                .body("state", equalTo("finished"))
                .body("diagnostic", nullValue());

        assertThat(Told.await(project.id(), ChatMessageFinal.class, 1)
                        .getFirst()
                        .parts())
                .extracting(ChatFact.Part::text)
                .containsExactly("Second try worked.");
    }

    @Test
    void a_question_that_nobody_answers_gets_its_first_option() {
        var project = Bridge.project();

        Bridge.awaitEnd(Bridge.prompt(project, "ask me something")).then().body("state", equalTo("finished"));

        assertThat(Told.await(project.id(), ChatQuestionResolved.class, 1))
                .extracting(ChatQuestionResolved::answers)
                .containsExactly(List.of(List.of("Red")));
    }

    @Test
    void a_file_outside_the_workspace_is_out_of_reach_and_nothing_hangs() {
        var project = Bridge.project();

        Bridge.awaitEnd(Bridge.prompt(project, "read a missing file")).then().body("state", equalTo("finished"));
        Bridge.awaitEnd(Bridge.prompt(project, "run a command")).then().body("state", equalTo("finished"));

        assertThat(Told.await(project.id(), ChatToolFinish.class, 1))
                .extracting(ChatToolFinish::output)
                .containsExactly("first\nsecond\n");
    }
}
