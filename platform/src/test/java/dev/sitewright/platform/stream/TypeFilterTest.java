package dev.sitewright.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeFilterTest {
    @Test
    void types_are_chosen_by_their_beginning_or_whole() {
        var filter = TypeFilter.parse("chat.*, job.completed").orElseThrow();
        assertThat(filter.admits("chat.message.final")).isTrue();
        assertThat(filter.admits("job.completed")).isTrue();
        assertThat(filter.admits("job.completed.twice")).isFalse();
        assertThat(filter.admits("chatter")).isFalse();
        assertThat(filter.admits("project.created")).isFalse();
    }

    @Test
    void everything_passes_a_star() {
        assertThat(TypeFilter.parse("*").orElseThrow().admits("project.wanted-state.changed"))
                .isTrue();
        assertThat(TypeFilter.ALL.admits("anything")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "chat.", ".chat", "chat*", "chat.*.final", "Chat.*", "chat.*,", "a b", "chat;drop"})
    void what_names_no_types_is_no_filter(String text) {
        assertThat(TypeFilter.parse(text)).isEmpty();
    }

    @Test
    void a_list_has_an_end() {
        assertThat(TypeFilter.parse("a,".repeat(31) + "a")).isPresent();
        assertThat(TypeFilter.parse("a,".repeat(32) + "a")).isEmpty();
    }
}
