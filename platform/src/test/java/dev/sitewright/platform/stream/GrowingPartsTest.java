package dev.sitewright.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.Delta.ChatMessagePartAdded;
import dev.sitewright.contracts.Delta.ChatReasoningPart;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GrowingPartsTest {
    private static final String STREAM = "project:prj_1";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final GrowingParts parts = new GrowingParts(3, 20, Duration.ofMinutes(10));

    @Test
    void pieces_add_up_and_a_repeated_one_changes_nothing() {
        grow("prt_1", 0, "Hel");
        grow("prt_1", 3, "lo");
        grow("prt_1", 3, "lo");
        grow("prt_1", 4, "o wor");
        assertThat(texts()).containsExactly("Hello wor");
    }

    @Test
    void a_text_with_a_hole_is_not_told() {
        grow("prt_1", 0, "Hel");
        grow("prt_1", 4, "o");
        grow("prt_2", 7, "late");
        assertThat(texts()).isEmpty();
    }

    @Test
    void a_message_that_is_told_whole_grows_no_more() {
        grow("prt_1", 0, "Hel");
        parts.told(STREAM, whole());
        grow("prt_1", 0, "Hel");
        assertThat(texts()).isEmpty();
    }

    @Test
    void a_message_that_a_reader_has_passed_whole_is_not_told_again_in_part() {
        grow("prt_1", 0, "Hel");
        parts.passed("project:prj_2", whole());
        assertThat(texts()).containsExactly("Hel");
        parts.passed(STREAM, whole());
        assertThat(texts()).isEmpty();
    }

    @Test
    void the_text_that_has_not_grown_for_longest_goes_first() {
        grow("prt_1", 0, "one");
        grow("prt_2", 0, "two");
        grow("prt_3", 0, "three");
        grow("prt_1", 3, "!");
        grow("prt_4", 0, "four");
        assertThat(texts()).containsExactly("three", "one!", "four");
        grow("prt_4", 4, " is a lot");
        assertThat(texts()).containsExactly("one!", "four is a lot");
    }

    @Test
    void a_text_larger_than_the_room_for_all_is_not_kept() {
        grow("prt_1", 0, "more than twenty characters");
        assertThat(texts()).isEmpty();
        grow("prt_2", 0, "little");
        assertThat(texts()).containsExactly("little");
    }

    @Test
    void what_does_not_grow_is_forgotten_after_a_while() {
        grow("prt_1", 0, "old");
        parts.add(STREAM, piece("prt_2", 0, "new"), NOON.plus(Duration.ofMinutes(9)));
        parts.expire(NOON.plus(Duration.ofMinutes(11)));
        assertThat(texts()).containsExactly("new");
    }

    @Test
    void streams_and_types_are_kept_apart() {
        grow("prt_1", 0, "mine");
        parts.add("project:prj_2", piece("prt_1", 0, "yours"), NOON);
        parts.add(STREAM, new ChatReasoningPart("prj_1", "ses_1", "msg_1", "prt_2", 0, "hm"), NOON);
        assertThat(texts()).containsExactly("mine", "hm");
        assertThat(parts.of(STREAM, TypeFilter.parse("chat.reasoning.*").orElseThrow()))
                .containsExactly(new GrowingPart("prj_1", "ses_1", "msg_1", "prt_2", "reasoning", "hm"));
    }

    private void grow(String partId, int offset, String text) {
        parts.add(STREAM, piece(partId, offset, text), NOON);
    }

    private static Frame.Fact whole() {
        return new Frame.Fact(1, "chat.message.final", "{\"data\":{\"messageId\":\"msg_1\"}}");
    }

    private static ChatMessagePartAdded piece(String partId, int offset, String text) {
        return new ChatMessagePartAdded("prj_1", "ses_1", "msg_1", partId, offset, text);
    }

    private java.util.List<String> texts() {
        return parts.of(STREAM, TypeFilter.ALL).stream().map(GrowingPart::text).toList();
    }
}
