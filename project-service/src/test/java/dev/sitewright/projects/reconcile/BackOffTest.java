package dev.sitewright.projects.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    private final BackOff backOff = new BackOff(new Random(7));

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "3, 8", "4, 16", "5, 32", "6, 60", "7, 60", "40, 60", "2147483647, 60"})
    void waits_are_spread_over_a_doubling_span_up_to_a_minute(int failures, int seconds) {
        var waits = Stream.generate(() -> backOff.after(failures)).limit(2_000).toList();
        var span = Duration.ofSeconds(seconds);
        assertThat(waits).allMatch(wait -> wait.isPositive() && wait.compareTo(span) <= 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(span.dividedBy(10)) < 0);
        assertThat(waits).anyMatch(wait -> wait.compareTo(span.multipliedBy(9).dividedBy(10)) > 0);
    }
}
