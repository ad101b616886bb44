package dev.sitewright.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogEntryTest {
    private static final String PROJECT = Ids.next("prj");
    private static final String USER = Ids.next("usr");

    @Test
    void the_subject_says_the_stream() {
        assertThat(LogEntry.of(message(PROJECT, "{}")))
                .hasValueSatisfying(entry -> assertThat(entry.stream()).isEqualTo("project:" + PROJECT));
        assertThat(LogEntry.of(message(USER, "{}")))
                .hasValueSatisfying(entry -> assertThat(entry.stream()).isEqualTo("user:" + USER));
        assertThat(LogEntry.of(message("queue", "{}")))
                .hasValueSatisfying(entry -> assertThat(entry.stream()).isEqualTo("queue"));
    }

    @Test
    void readers_get_one_line_of_json_with_the_fact_as_it_was_told() {
        var entry = LogEntry.of(message(PROJECT, "{ \"b\": 1.50,\n \"a\": \"\\u0000é\\n\" }"))
                .orElseThrow();
        assertThat(entry.frame(7).json())
                .isEqualTo(
                        "{\"id\":\"evt_1\",\"number\":7,\"type\":\"new.type\",\"source\":\"/job-worker\",\"subject\":\""
                                + PROJECT
                                + "\",\"time\":\"2026-01-01T00:00:00.123456Z\",\"correlationId\":null,\"data\":{\"b\":1.50,\"a\":\"\\u0000é\\n\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "1", "{} {}", "{\"a\":}", "not json"})
    void what_is_no_json_object_is_no_fact(String body) {
        assertThat(LogEntry.of(message(PROJECT, body))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prj_x", "project", "Queue"})
    void a_subject_of_no_known_kind_has_no_stream(String subject) {
        assertThat(LogEntry.of(message(subject, "{}"))).isEmpty();
    }

    private static Envelope message(String subject, String json) {
        return new Envelope(
                "evt_1",
                "new.type",
                "/job-worker",
                subject,
                Instant.parse("2026-01-01T00:00:00.123456789Z"),
                null,
                json.getBytes(StandardCharsets.UTF_8));
    }
}
