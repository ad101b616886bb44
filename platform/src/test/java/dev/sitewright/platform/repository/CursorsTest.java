package dev.sitewright.platform.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.repository.Page.Place;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final Sort<Row> BY_NAME = Sort.ascending(new Field<>("name", String.class, Row::name));
    private static final Sort<Row> BY_TIME = Sort.descending(new Field<>("time", Instant.class, Row::time));

    private final Cursors list = new Cursors("rows\nname\nada");
    private final Place place = new Place("Zoë | 1\n", "row_1");

    /** Something to list. */
    record Row(String name, Instant time) {}

    @Test
    void a_place_comes_back_as_it_went() {
        assertThat(list.decoded(list.encoded(place), BY_NAME)).contains(place);
        assertThat(list.encoded(place)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void a_place_belongs_to_its_list() {
        var elsewhere = new Cursors("rows\nname\nbob");
        assertThat(elsewhere.decoded(list.encoded(place), BY_NAME)).isEmpty();
    }

    @Test
    void a_value_that_the_field_cannot_have_is_no_place() {
        assertThat(list.decoded(list.encoded(new Place("2026-01-01T00:00:00Z", "row_1")), BY_TIME))
                .isPresent();
        assertThat(list.decoded(list.encoded(new Place("soon", "row_1")), BY_TIME))
                .isEmpty();
    }

    @Test
    void a_place_that_was_altered_is_none() {
        var bytes = Base64.getUrlDecoder().decode(list.encoded(place));
        for (var index = 0; index < bytes.length; index++) {
            var altered = bytes.clone();
            altered[index] ^= 1;
            assertThat(list.decoded(Base64.getUrlEncoder().encodeToString(altered), BY_NAME))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "cHJvamVjdHM", "🙂", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void other_texts_are_no_places(String text) {
        assertThat(list.decoded(text, BY_NAME)).isEmpty();
    }
}
