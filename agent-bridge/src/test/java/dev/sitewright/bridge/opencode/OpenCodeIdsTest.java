package dev.sitewright.bridge.opencode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenCodeIdsTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_795_246_347_884L);

    private final OpenCodeIds ids = new OpenCodeIds(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void an_id_looks_like_one_that_opencode_made_at_the_same_time() {
        assertThat(ids.nextMessage())
                .matches("msg_[0-9a-f]{12}[0-9A-Za-z]{14}")
                .startsWith("msg_1fd05566c000") // OpenCode's own, recorded, in this millisecond: msg_1fd05566c001E4ah…
                .isLessThan("msg_1fd05566c001");
    }

    @Test
    void ids_sort_in_the_order_they_were_made() {
        assertThat(Stream.generate(ids::nextMessage).limit(1_000).toList()).isSorted();
    }

    @Test
    void the_time_in_an_id_can_be_read_though_its_high_bits_are_missing() {
        assertThat(OpenCodeIds.timeOf("msg_1fd05566c001E4ahkSl2sU9xGc", NOW)).isEqualTo(NOW);
        assertThat(OpenCodeIds.timeOf("evt_1fd05566c001E4ahkSl2sU9xGc", NOW.plusSeconds(86_400)))
                .isEqualTo(NOW);
    }

    @Test
    void the_time_is_right_when_the_missing_bits_have_just_come_round() {
        var round = Instant.ofEpochMilli(27L << 36);
        var before = new OpenCodeIds(Clock.fixed(round.minusMillis(5), ZoneOffset.UTC)).nextMessage();
        assertThat(OpenCodeIds.timeOf(before, round.plusMillis(5))).isEqualTo(round.minusMillis(5));
    }

    @Test
    void an_id_of_another_form_has_the_time_now() {
        assertThat(OpenCodeIds.timeOf("", NOW)).isEqualTo(NOW);
        assertThat(OpenCodeIds.timeOf("msg_bad", NOW)).isEqualTo(NOW);
    }
}
