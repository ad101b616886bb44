package dev.sitewright.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.bench.cases.BenchCase;
import dev.sitewright.bench.cases.Metric;
import dev.sitewright.bench.report.Results;
import dev.sitewright.bench.report.TableReport;
import dev.sitewright.bench.run.BenchServer;
import dev.sitewright.bench.run.Sizes;
import dev.sitewright.bench.run.SystemUnderTest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every system through every case, with a handful of jobs. Needs {@code npm ci} in {@code peers}. */
@TestInstance(Lifecycle.PER_CLASS)
class SmokeTest {
    private Path folder;
    private BenchServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        server = BenchServer.start(folder.resolve("postgresql"));
        assertThat(server.settings()).containsEntry("fsync", "on").containsEntry("synchronous_commit", "on");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static List<SystemUnderTest> systems() {
        return SystemUnderTest.all(Path.of("."));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void has_a_figure_or_a_reason_for_each_case(SystemUnderTest system) {
        var rounds =
                new Rounds(server, Sizes.tiny(), folder, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        var results = rounds.run(List.of(system), BenchCase.all(), 1);
        assertThat(rounds.failures()).as(TableReport.of(results)).isZero();
        assertThat(results.metrics())
                .allSatisfy(metric -> assertThat(row(results, metric)).isNotNull());
    }

    private static Results.Row row(Results results, Metric metric) {
        var row = results.rows(metric).getFirst();
        assertThat(row.values().isEmpty() && row.note().equals("not run")).isFalse();
        return row;
    }
}
