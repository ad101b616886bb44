package dev.sitewright.bridge.opencode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.bridge.opencode.UpstreamEvent.MessageChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.Noise;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.RunFailed;
import dev.sitewright.bridge.opencode.UpstreamEvent.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private final EventReader reader =
            new EventReader(Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abort",
                "bad-tool-input",
                "context-overflow",
                "edit-file",
                "error-400",
                "error-401",
                "global-sample",
                "misc",
                "permission-rejected",
                "prompt-while-busy",
                "question",
                "retry-429",
                "retry-429-abort",
                "retry-500",
                "retry-500-abort",
                "revert-unrevert",
                "run-bash",
                "stream-cut-abort",
                "subagent",
                "summarize",
                "text",
                "todo",
                "tool-error",
                "write-file-permission"
            })
    void every_recorded_event_is_known(String recording) {
        assertThat(Recording.of(recording))
                .extracting(UpstreamFrame::event)
                .isNotEmpty()
                .doesNotHaveAnyElementsOfTypes(Unknown.class);
    }

    @Test
    void an_event_of_a_type_from_the_future_is_unknown_and_no_failure() {
        assertThat(event("""
                {"id":"evt_1fd05528c001mfZgj1D5R7Yhcq","type":"session.teleported","properties":{"to":"mars"}}""")).isEqualTo(new Unknown("session.teleported"));
    }

    @Test
    void a_known_event_in_a_new_shape_is_unknown_and_no_failure() {
        assertThat(event("""
                {"type":"message.updated","properties":{"message":1}}""")).isEqualTo(new Unknown("message.updated"));
        assertThat(event("not json")).isEqualTo(new Unknown("unreadable"));
    }

    @Test
    void the_second_telling_of_a_change_is_noise() {
        assertThat(event("""
                {"directory":"/workspace","payload":{"type":"sync","syncEvent":{"id":"evt_1","type":"session.created.1"}}}""")).isEqualTo(new Noise("sync"));
    }

    @Test
    void the_time_of_an_event_is_read_from_its_id() {
        assertThat(Recording.of("text").getFirst().at())
                .isBetween(Instant.parse("2026-11-21T07:32:00Z"), Instant.parse("2026-11-21T07:33:00Z"));
    }

    @Test
    void what_a_provider_sent_stays_behind() {
        var events =
                Recording.of("error-401").stream().map(UpstreamFrame::event).toList();

        var error = events.stream()
                .filter(RunFailed.class::isInstance)
                .map(event -> ((RunFailed) event).error())
                .findFirst()
                .orElseThrow();
        assertThat(error).hasToString("APIError 401");
        assertThat(events.stream()
                        .filter(MessageChanged.class::isInstance)
                        .map(event -> ((MessageChanged) event).info().body().toString()))
                .noneMatch(body -> body.contains("responseBody")
                        || body.contains("responseHeaders")
                        || body.contains("Invalid API key"));
    }

    @Test
    void a_nul_character_in_a_tools_output_becomes_one_that_postgresql_takes() {
        var part = (PartChanged) event("""
                {"type":"message.part.updated","properties":{"part":{"type":"text","id":"prt_1","messageID":"msg_1",
                "sessionID":"ses_1","text":"a\\u0000b \\\\u0000"}}}""");
        assertThat(((Part.Text) part.part().content()).text()).isEqualTo("a\uFFFDb \\u0000");
    }

    private UpstreamEvent event(String json) {
        return reader.read(json).event();
    }
}
