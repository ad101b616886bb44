package dev.sitewright.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void the_longest_pause_doubles_up_to_the_cap() {
        var longest = backoff(bound -> bound - 1);
        assertThat(longest.after(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(longest.after(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(longest.after(5)).isEqualTo(Duration.ofSeconds(32));
        assertThat(longest.after(6)).isEqualTo(Duration.ofSeconds(60));
        assertThat(longest.after(10_000)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void the_shortest_pause_is_none() {
        assertThat(backoff(bound -> 0).after(7)).isZero();
    }

    /** @param choice which number below a bound is drawn */
    private static Backoff backoff(java.util.function.LongUnaryOperator choice) {
        return new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60), new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public long nextLong(long bound) {
                return choice.applyAsLong(bound);
            }
        });
    }
}
