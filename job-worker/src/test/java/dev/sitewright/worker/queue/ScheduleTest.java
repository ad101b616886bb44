package dev.sitewright.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private static Instant next(String cron, ZoneId zone, String after) {
        return new Schedule(cron, zone).after(Instant.parse(after));
    }

    @Test
    void the_time_is_that_of_the_zone_in_summer_and_in_winter() {
        assertThat(next("0 3 * * *", LISBON, "2026-01-10T12:00:00Z")).isEqualTo("2026-01-11T03:00:00Z");
        assertThat(next("0 3 * * *", LISBON, "2026-07-10T12:00:00Z")).isEqualTo("2026-07-11T02:00:00Z");
    }

    @Test
    void the_next_time_is_never_the_present_one() {
        assertThat(next("*/5 * * * *", LISBON, "2026-01-10T12:05:00Z")).isEqualTo("2026-01-10T12:10:00Z");
    }

    @Test
    void a_time_that_comes_twice_counts_once() {
        var first = next("30 1 * * *", LISBON, "2026-10-25T00:00:00Z");
        assertThat(first).isBetween(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(next("30 1 * * *", LISBON, first.plusSeconds(3_600).toString()))
                .isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void what_is_no_cron_expression_is_refused() {
        assertThatThrownBy(() -> next("every day", LISBON, "2026-01-10T12:00:00Z"))
                .isInstanceOf(JobRefused.class)
                .hasMessageContaining("every day");
    }
}
