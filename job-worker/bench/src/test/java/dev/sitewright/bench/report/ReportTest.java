package dev.sitewright.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.bench.cases.Measured;
import dev.sitewright.bench.cases.Metric;
import dev.sitewright.bench.run.CpuUse;
import dev.sitewright.bench.run.SystemUnderTest;
import dev.sitewright.bench.run.SystemUnderTest.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Metric DRAIN = new Metric("drain", "drain it", "jobs/s", true);
    private static final Metric WAIT = new Metric("wait", "wait for it", "ms", false);
    private static final SystemUnderTest OURS = new SystemUnderTest("ours", Role.OURS, List.of());
    private static final SystemUnderTest SLOW = new SystemUnderTest("slow", Role.PEER, List.of());
    private static final SystemUnderTest FAST = new SystemUnderTest("fast", Role.PEER, List.of());
    private static final SystemUnderTest RAW = new SystemUnderTest("raw", Role.CEILING, List.of());

    private final Results results = new Results(List.of(OURS, SLOW, FAST, RAW), List.of(DRAIN, WAIT));

    @TempDir
    Path folder;

    @BeforeEach
    void measure() {
        add(OURS, DRAIN, 3_000, 2_000, 4_000);
        add(SLOW, DRAIN, 500, 600, 700);
        add(FAST, DRAIN, 1_400, 1_500, 1_600);
        add(RAW, DRAIN, 90_000);
        add(OURS, WAIT, 2);
        add(SLOW, WAIT, 8);
        results.miss(FAST, WAIT, "it never waits");
    }

    private void add(SystemUnderTest system, Metric metric, double... values) {
        for (var value : values) {
            results.add(system, new Measured(metric, value, cpu(), ""));
        }
    }

    private static CpuUse cpu() {
        return new CpuUse(OptionalDouble.of(1.5), OptionalDouble.empty());
    }

    @Test
    void ratios_are_to_the_best_peer_and_never_to_the_ceiling() {
        var ratios = results.rows(DRAIN).stream()
                .map(row -> row.ratioToBestPeer().orElseThrow())
                .toList();
        assertThat(ratios).containsExactly(2.0, 0.4, 1.0, 60.0);
    }

    @Test
    void where_less_is_better_the_smallest_peer_is_the_best() {
        assertThat(results.rows(WAIT).getFirst().ratioToBestPeer()).hasValue(0.25);
    }

    @Test
    void the_table_shows_median_extremes_ratio_and_processor_time() {
        assertThat(TableReport.of(results).lines())
                .contains("drain it (jobs/s, more is better)")
                .anySatisfy(line -> assertThat(line.split(" +"))
                        .containsExactly("", "ours", "3,000", "2,000", "4,000", "2.00", "1.50", "-"));
    }

    @Test
    void the_table_says_why_a_figure_is_missing() {
        assertThat(TableReport.of(results).lines())
                .anySatisfy(line -> assertThat(line).matches(" +fast +n/a  it never waits"))
                .anySatisfy(line -> assertThat(line).matches(" +raw +n/a  not run"));
    }

    @Test
    void the_file_is_a_list_of_cases_and_systems() throws IOException {
        var file = folder.resolve("bench.json");
        JsonReport.write(results, file);
        var list = new ObjectMapper().readTree(file.toFile());
        assertThat(list).hasSize(8);
        assertThat(list.get(0).get("case").asText()).isEqualTo("drain");
        assertThat(list.get(0).get("system").asText()).isEqualTo("ours");
        assertThat(list.get(0).get("median").asDouble()).isEqualTo(3_000);
        assertThat(list.get(0).get("unit").asText()).isEqualTo("jobs/s");
        assertThat(list.get(0).get("ratioToBestPeer").asDouble()).isEqualTo(2);
        assertThat(list.get(6).get("median").isNull()).isTrue();
        assertThat(list.get(6).get("note").asText()).isEqualTo("it never waits");
    }
}
