package dev.sitewright.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SseParserTest {
    @Test
    void fields_make_an_event_at_the_empty_line() {
        assertThat(events("", "id: 7", "event: job.started", "data: {}", ""))
                .containsExactly(new SseEvent("7", "job.started", "{}"));
    }

    @Test
    void data_over_several_lines_is_joined_and_only_one_space_is_dropped() {
        assertThat(events("", "data:a", "data:  b", "data", ""))
                .containsExactly(new SseEvent("", "message", "a\n b\n"));
    }

    @Test
    void comments_unknown_fields_and_events_without_data_are_passed_over() {
        assertThat(events("", ": keep-alive", "", "retry: 1000", "colour: blue", "event: empty", ""))
                .isEmpty();
    }

    @Test
    void an_event_without_an_id_keeps_the_last_one_and_a_bookmark_moves_it() {
        assertThat(events("3", "data: a", "", "id: 9", "", "data: b", ""))
                .containsExactly(new SseEvent("3", "message", "a"), new SseEvent("9", "message", "b"));
    }

    private static List<SseEvent> events(String lastId, String... lines) {
        var parser = new SseParser(lastId);
        return List.of(lines).stream()
                .map(parser::line)
                .flatMap(Optional::stream)
                .toList();
    }
}
