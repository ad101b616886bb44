package dev.sitewright.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.contracts.AuditEntry.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    /** A resource. */
    record Thing(String name, @Nullable String url, int size, long version) {}

    @Test
    void only_what_is_another_now_is_told() {
        var before = new Thing("a", null, 1, 1);
        assertThat(Difference.between(before, new Thing("b", "x", 1, 2)))
                .containsExactly(new Change("/name", "a", "b"), new Change("/url", null, "x"));
        assertThat(Difference.between(before, new Thing("a", null, 1, 2))).isEmpty();
    }

    @Test
    void what_comes_and_goes_is_told_whole_but_for_what_it_has_not() {
        var thing = new Thing("a", null, 1, 1);
        assertThat(Difference.between(null, thing))
                .containsExactly(new Change("/name", null, "a"), new Change("/size", null, 1));
        assertThat(Difference.between(thing, null))
                .containsExactly(new Change("/name", "a", null), new Change("/size", 1, null));
    }

    @Test
    void long_texts_are_shortened_between_characters() {
        var change = Difference.between(null, new Thing("🙂".repeat(300), null, 1, 1))
                .getFirst();
        assertThat(change.after()).isEqualTo("🙂".repeat(199) + "…");
        assertThat(Difference.between(null, new Thing("🙂".repeat(200), null, 1, 1))
                        .getFirst()
                        .after())
                .isEqualTo("🙂".repeat(200));
    }
}
