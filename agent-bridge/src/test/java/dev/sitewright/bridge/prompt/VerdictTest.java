package dev.sitewright.bridge.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Judging a prompt by its session's messages while the session rests. */
class VerdictTest {
    @Test
    void an_answer_to_the_end_is_finished() {
        assertThat(verdict(true, user("msg_1"), answer("{\"finish\":\"tool-calls\"}"), answer("{\"finish\":\"stop\"}")))
                .isEqualTo(new Verdict.Finished());
    }

    @Test
    void an_answer_of_another_prompt_is_not_this_ones() {
        assertThat(verdict(
                        true,
                        answer("{\"finish\":\"stop\"}"),
                        user("msg_1"),
                        user("msg_2"),
                        answer("{\"finish\":\"stop\"}")))
                .isEqualTo(new Verdict.Unsettled(false));
    }

    @Test
    void an_error_is_failed_with_its_reason() {
        assertThat(verdict(
                        true,
                        user("msg_1"),
                        answer("{\"error\":{\"name\":\"APIError\",\"data\":{\"statusCode\":401}}}")))
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Diagnostic.AUTH));
    }

    @Test
    void a_stop_of_ours_is_failed_with_our_reason_and_a_persons_is_finished() {
        var stopped = answer("{\"error\":{\"name\":\"MessageAbortedError\",\"data\":{}}}");
        assertThat(verdict(true, user("msg_1"), stopped)).isEqualTo(new Verdict.Finished());
        assertThat(verdict(false, user("msg_1"), stopped))
                .as("a server that is ended stops its runs")
                .isEqualTo(new Verdict.Interrupted(List.of()));
        assertThat(Verdict.of(prompt(Diagnostic.RATE_LIMIT), views(user("msg_1"), answer("{}")), true, null))
                .isEqualTo(new Verdict.Failed(Diagnostic.RATE_LIMIT, null));
    }

    @Test
    void a_stop_of_ours_before_the_first_answer_is_failed_with_our_reason() {
        var doomed = prompt(Diagnostic.NETWORK);
        var failed = new Verdict.Failed(Diagnostic.NETWORK, null);
        assertThat(Verdict.of(doomed, views(user("msg_1")), true, null)).isEqualTo(failed);
        assertThat(Verdict.of(doomed, views(user("msg_1")), true, Diagnostic.UNKNOWN))
                .as("what the session met then came of it")
                .isEqualTo(failed);
        assertThat(Verdict.of(doomed, views(), true, null)).isEqualTo(failed);
        assertThat(Verdict.of(doomed, views(), false, null)).isEqualTo(failed);
    }

    @Test
    void an_answer_without_an_end_is_lost_when_its_server_is_gone_and_else_waited_for() {
        var endless =
                "{\"info\":{\"id\":\"msg_9\",\"sessionID\":\"ses_1\",\"role\":\"assistant\",\"time\":{}},\"parts\":[]}";
        assertThat(verdict(true, user("msg_1"), endless)).isEqualTo(new Verdict.Unsettled(true));
        assertThat(verdict(false, user("msg_1"), endless))
                .isInstanceOfSatisfying(
                        Verdict.Interrupted.class,
                        lost -> assertThat(lost.lost()).hasSize(1));
    }

    @Test
    void a_server_that_died_between_two_steps_left_the_work_undone() {
        assertThat(verdict(false, user("msg_1"), answer("{\"finish\":\"tool-calls\"}")))
                .isEqualTo(new Verdict.Interrupted(List.of()));
        assertThat(verdict(true, user("msg_1"), answer("{\"finish\":\"tool-calls\"}")))
                .as("a rejected question ends a run there, too")
                .isEqualTo(new Verdict.Finished());
    }

    @Test
    void a_message_that_another_server_does_not_have_is_missing() {
        assertThat(verdict(false)).isEqualTo(new Verdict.Missing());
        assertThat(verdict(true)).isEqualTo(new Verdict.Unsettled(false));
    }

    @Test
    void an_error_that_no_message_carries_fails_a_prompt_without_an_answer() {
        assertThat(Verdict.of(prompt(null), views(user("msg_1")), true, Diagnostic.NO_SUCH_MODEL))
                .isEqualTo(new Verdict.Failed(Diagnostic.NO_SUCH_MODEL, null));
    }

    private static Verdict verdict(boolean sameServer, String... messages) {
        return Verdict.of(prompt(null), views(messages), sameServer, null);
    }

    private static List<MessageView> views(String... messages) {
        return Stream.of(messages).map(OpenCodeJson::parse).map(MessageView::of).toList();
    }

    private static String user(String id) {
        return """
                {"info":{"id":"%s","sessionID":"ses_1","role":"user","time":{}},
                 "parts":[{"id":"prt_1","messageID":"%s","sessionID":"ses_1","type":"text","text":"hello"}]}""".formatted(id, id);
    }

    private static String answer(String fields) {
        var info = "{\"id\":\"msg_9\",\"sessionID\":\"ses_1\",\"role\":\"assistant\",\"time\":{\"completed\":1}";
        var more = fields.length() > 2 ? "," + fields.substring(1) : "}";
        return "{\"info\":" + info + more + ",\"parts\":[]}";
    }

    private static Prompt prompt(@Nullable Diagnostic doom) {
        return new Prompt(
                "job_1",
                "prj_1",
                "ses_1",
                "hello",
                Prompt.State.SENT,
                "msg_1",
                false,
                1,
                "1@1",
                doom,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                Manner.USUAL);
    }
}
