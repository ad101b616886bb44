package dev.sitewright.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuClockTest {

    @Test
    void counts_the_process_and_its_ended_children_whatever_its_name() {
        var stat = "4711 (a (strange) name) S 1 4711 4711 0 -1 4194560 2340 8 0 0 10 20 300 4000 20 0 1 0 99 1 1";
        assertThat(CpuClock.ticks(stat)).isEqualTo(4_330);
    }
}
