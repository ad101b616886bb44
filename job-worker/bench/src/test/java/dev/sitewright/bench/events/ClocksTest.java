package dev.sitewright.bench.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When facts came late. */
class ClocksTest {
    private static final Duration LATE = Duration.ofMillis(50);

    private final Clocks clocks = new Clocks(3);

    @Test
    void facts_that_came_in_time_are_no_moment() {
        tell(3, 0);
        assertThat(clocks.lateMoments(LATE)).isEmpty();
    }

    @Test
    void facts_that_come_late_one_after_the_other_are_one_moment() {
        tell(3, 60_000_000);
        assertThat(clocks.lateMoments(LATE)).singleElement().satisfies(moment -> {
            assertThat(moment.begin()).isZero();
            assertThat(moment.length()).isPositive();
        });
    }

    @Test
    void the_reader_who_waited_longest_counts() {
        tell(1, 60_000_000);
        clocks.came(0, System.nanoTime());
        assertThat(clocks.lateMoments(LATE)).hasSize(1);
    }

    private void tell(int count, long nanos) {
        for (int number = 0; number < count; number++) {
            clocks.make(1, 0);
            clocks.told(1);
            clocks.came(number, System.nanoTime() + nanos);
        }
    }
}
