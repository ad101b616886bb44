package dev.sitewright.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void the_median_of_an_odd_number_of_runs_is_one_of_them() {
        assertThat(Numbers.median(List.of(9.0, 1.0, 4.0))).isEqualTo(4.0);
    }

    @Test
    void the_median_of_an_even_number_of_runs_lies_between_the_middle_two() {
        assertThat(Numbers.median(List.of(8.0, 1.0, 4.0, 2.0))).isEqualTo(3.0);
    }

    @Test
    void percentiles_are_values_that_were_measured() {
        var hundred = LongStream.rangeClosed(1, 100).toArray();
        assertThat(Numbers.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Numbers.percentile(hundred, 99)).isEqualTo(99);
    }

    @Test
    void percentiles_do_not_need_order_or_numbers() {
        assertThat(Numbers.percentile(new long[] {30, 10, 20}, 99)).isEqualTo(30);
        assertThat(Numbers.percentile(new long[] {30, 10, 20}, 0)).isEqualTo(10);
        assertThat(Numbers.percentile(new long[0], 50)).isNaN();
    }
}
