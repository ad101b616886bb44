package dev.sitewright.bridge.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.ChatFact;
import dev.sitewright.contracts.ChatFact.ChatDiagnostic;
import dev.sitewright.contracts.ChatFact.ChatFileChanged;
import dev.sitewright.contracts.ChatFact.ChatMessageFinal;
import dev.sitewright.contracts.ChatFact.ChatMessageUser;
import dev.sitewright.contracts.ChatFact.ChatPermissionRequested;
import dev.sitewright.contracts.ChatFact.ChatPermissionResolved;
import dev.sitewright.contracts.ChatFact.ChatQuestionRequested;
import dev.sitewright.contracts.ChatFact.ChatQuestionResolved;
import dev.sitewright.contracts.ChatFact.ChatSessionStatus;
import dev.sitewright.contracts.ChatFact.ChatSessionUpdated;
import dev.sitewright.contracts.ChatFact.ChatTodoUpdated;
import dev.sitewright.contracts.ChatFact.ChatToolError;
import dev.sitewright.contracts.ChatFact.ChatToolFinish;
import dev.sitewright.contracts.ChatFact.ChatToolStart;
import dev.sitewright.contracts.ChatFact.Todo;
import dev.sitewright.platform.messaging.Messages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of what a real OpenCode said. */
class ConversationTest {
    private static final String SESSION = "ses_e02faac57ffeNbACTpiyk0RM3I";

    @Test
    void a_plain_answer_is_told_in_five_facts() {
        assertThat(Replay.of("text").facts())
                .containsExactly(
                        new ChatSessionUpdated(Replay.PROJECT, SESSION, null, "Scripted"),
                        new ChatMessageUser(Replay.PROJECT, SESSION, "msg_1fd05566c001E4ahkSl2sU9xGc", "hello there"),
                        new ChatSessionStatus(Replay.PROJECT, SESSION, "busy"),
                        new ChatMessageFinal(
                                Replay.PROJECT,
                                SESSION,
                                "msg_1fd05581d001VCd5E3jq2Oyb0U",
                                List.of(new ChatFact.Part(
                                        "prt_1fd05800e001I0uEoKnUo1P2CH", "text", "You said: hello there")),
                                "fake/fake",
                                new ChatFact.Usage(100, 20, 0, 0, 0, 0.00014),
                                false),
                        new ChatSessionStatus(Replay.PROJECT, SESSION, "idle"));
    }

    @Test
    void hearing_everything_twice_tells_nothing_twice() {
        var once = List.copyOf(Replay.of("write-file-permission").facts());
        var again = Replay.of("write-file-permission").play("write-file-permission");

        assertThat(again.facts().stream().filter(fact -> !(fact instanceof ChatSessionStatus)))
                .containsExactlyElementsOf(once.stream()
                        .filter(fact -> !(fact instanceof ChatSessionStatus))
                        .toList());
    }

    @Test
    void a_written_file_is_told_with_its_tool_call_and_reasoning() {
        var replay = Replay.of("write-file-permission");

        assertThat(replay.facts(ChatToolStart.class)).singleElement().satisfies(start -> {
            assertThat(start.tool()).isEqualTo("write");
            assertThat(start.input())
                    .isEqualTo(Map.of("filePath", "hello.txt", "content", "hello from the fake model\n"));
        });
        assertThat(replay.facts(ChatToolFinish.class)).singleElement().satisfies(end -> {
            assertThat(end.title()).isEqualTo("hello.txt");
            assertThat(end.output()).doesNotContain("/workspace");
        });
        assertThat(replay.facts(ChatFileChanged.class))
                .extracting(ChatFileChanged::path)
                .containsExactly("hello.txt");
        assertThat(replay.facts(ChatMessageFinal.class).getFirst().parts())
                .extracting(ChatFact.Part::kind)
                .containsExactly("reasoning", "text");
        assertThat(replay.facts(ChatPermissionRequested.class)).singleElement().satisfies(asked -> {
            assertThat(asked.permission()).isEqualTo("edit");
            assertThat(asked.patterns()).containsExactly("hello.txt");
        });
        assertThat(replay.facts(ChatPermissionResolved.class))
                .extracting(ChatPermissionResolved::reply)
                .containsExactly("once");
    }

    @Test
    void a_command_that_prints_is_told_when_it_starts_and_ends() {
        var replay = Replay.of("run-bash");

        assertThat(replay.facts(ChatToolStart.class)).hasSize(1);
        assertThat(replay.facts(ChatToolFinish.class))
                .extracting(ChatToolFinish::output)
                .containsExactly("first\nsecond\n");
        assertThat(replay.steps().stream()
                        .flatMap(step -> step.parts().stream())
                        .filter(part -> part.type().equals("tool")))
                .as("what it printed in between is not kept each time")
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool-error", "bad-tool-input", "permission-rejected"})
    void a_tool_call_that_fails_is_told_as_its_error_and_the_agent_goes_on(String recording) {
        var replay = Replay.of(recording);

        assertThat(replay.facts(ChatToolStart.class)).hasSize(1);
        assertThat(replay.facts(ChatToolError.class))
                .singleElement()
                .satisfies(error -> assertThat(error.error()).isNotBlank().doesNotContain("/workspace"));
        assertThat(replay.facts(ChatToolFinish.class)).isEmpty();
        assertThat(replay.facts(ChatMessageFinal.class)).hasSize(2);
    }

    @Test
    void the_plan_is_told_whole_and_once() {
        assertThat(Replay.of("todo").facts(ChatTodoUpdated.class))
                .singleElement()
                .satisfies(plan -> assertThat(plan.todos())
                        .containsExactly(
                                new Todo("Read the code", "in_progress", "high"),
                                new Todo("Change the code", "pending", "medium")));
    }

    @Test
    void a_question_is_told_with_its_options_and_its_answer() {
        var replay = Replay.of("question");

        assertThat(replay.facts(ChatQuestionRequested.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.questions())
                        .containsExactly(new ChatFact.Question(
                                "Colour",
                                "Which colour should the button have?",
                                List.of(
                                        new ChatFact.Option("Red", "A warm colour"),
                                        new ChatFact.Option("Blue", "A cold colour")),
                                false)));
        assertThat(replay.facts(ChatQuestionResolved.class))
                .extracting(ChatQuestionResolved::answers)
                .containsExactly(List.of(List.of("Blue")));
        assertThat(replay.steps().stream().flatMap(step -> step.asked().stream()))
                .extracting(Request::fallback)
                .containsExactly("[[\"Red\"]]");
    }

    @Test
    void a_sub_agents_session_is_told_with_its_parent() {
        var replay = Replay.of("subagent");

        assertThat(replay.facts(ChatSessionUpdated.class))
                .filteredOn(session -> session.parentId() != null)
                .singleElement()
                .satisfies(child -> {
                    assertThat(child.parentId()).isEqualTo(SESSION);
                    assertThat(child.title()).isEqualTo("Look around (@general subagent)");
                });
        assertThat(replay.facts(ChatMessageFinal.class)).hasSize(3);
    }

    @Test
    void a_refused_key_is_told_in_our_words() {
        var replay = Replay.of("error-401");

        assertThat(replay.facts(ChatDiagnostic.class)).singleElement().satisfies(told -> {
            assertThat(told.category()).isEqualTo("auth");
            assertThat(told.retryable()).isFalse();
        });
        assertThat(replay.facts(ChatMessageFinal.class)).singleElement().satisfies(answer -> {
            assertThat(answer.aborted()).isTrue();
            assertThat(answer.parts()).isEmpty();
        });
        assertThat(replay.facts(ChatSessionStatus.class))
                .extracting(ChatSessionStatus::status)
                .containsExactly("busy", "idle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-400", "error-401", "retry-429", "retry-500", "context-overflow", "misc"})
    void no_fact_holds_what_a_provider_sent(String recording) {
        var messages = new Messages();
        assertThat(Replay.of(recording).facts().stream().map(fact -> messages.toJson((Record) fact)))
                .noneMatch(json -> json.contains("responseBody")
                        || json.contains("invalid_request_error")
                        || json.contains("127.0.0.1")
                        || json.contains("Rate limit reached"));
    }

    @Test
    void waiting_for_the_provider_is_told_with_the_reason_and_the_run_goes_on() {
        var replay = Replay.of("retry-429");

        assertThat(replay.facts(ChatSessionStatus.class))
                .extracting(ChatSessionStatus::status)
                .containsExactly("busy", "retry", "busy", "idle");
        assertThat(replay.facts(ChatDiagnostic.class))
                .extracting(ChatDiagnostic::category)
                .containsExactly("rate-limit");
        assertThat(replay.facts(ChatMessageFinal.class))
                .singleElement()
                .satisfies(answer -> assertThat(answer.aborted()).isFalse());
    }

    @Test
    void a_cut_connection_to_the_provider_is_told_once_as_a_network_problem() {
        assertThat(Replay.of("stream-cut-abort").facts(ChatDiagnostic.class))
                .extracting(ChatDiagnostic::category)
                .containsExactly("network");
    }

    @Test
    void a_stopped_answer_keeps_what_was_said_and_is_no_fault() {
        var replay = Replay.of("abort");

        assertThat(replay.facts(ChatMessageFinal.class)).singleElement().satisfies(answer -> {
            assertThat(answer.aborted()).isTrue();
            assertThat(answer.parts()).extracting(ChatFact.Part::text).containsExactly("one two ");
        });
        assertThat(replay.facts(ChatDiagnostic.class)).isEmpty();
    }

    @Test
    void a_conversation_that_is_compacted_tells_neither_an_error_nor_the_summary() {
        var replay = Replay.of("context-overflow");

        assertThat(replay.facts(ChatDiagnostic.class)).isEmpty();
        assertThat(replay.facts(ChatMessageUser.class))
                .as("what OpenCode says to itself is nobody's prompt")
                .extracting(ChatMessageUser::text)
                .containsExactly("overflow the context");
        assertThat(replay.facts(ChatMessageFinal.class).stream()
                        .flatMap(answer -> answer.parts().stream())
                        .map(ChatFact.Part::text))
                .noneMatch(text -> text.startsWith("Summary:"));
    }

    @Test
    void prompts_given_while_the_agent_works_are_both_told() {
        var replay = Replay.of("prompt-while-busy");

        assertThat(replay.facts(ChatMessageUser.class))
                .extracting(ChatMessageUser::text)
                .containsExactly("talk slowly", "second prompt while busy");
        assertThat(replay.facts(ChatMessageFinal.class)).hasSize(2);
        assertThat(replay.facts(ChatSessionStatus.class))
                .extracting(ChatSessionStatus::status)
                .containsExactly("busy", "idle");
    }

    @Test
    void a_title_is_told_when_it_changes_and_the_placeholder_without_its_time() {
        assertThat(Replay.of("error-401").facts(ChatSessionUpdated.class))
                .extracting(ChatSessionUpdated::title)
                .containsExactly("New session", "A scripted title");
    }
}
