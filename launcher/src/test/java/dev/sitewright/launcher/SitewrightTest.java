package dev.sitewright.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.data.PartRegister;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.Ports;
import dev.sitewright.launcher.service.Service;
import dev.sitewright.launcher.testing.FakeRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitewrightTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2); // a cold disk may take long over a first start

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "kafka", "job-worker"})
    void a_part_that_is_killed_comes_back(String part) throws IOException {
        try (var sitewright = Sitewright.started(options())) {
            var first = sitewright.pidOf(part);
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofMinutes(1)).until(() -> said.contains(part + " runs again."));
            assertThat(sitewright.pidOf(part)).isNotEqualTo(first);
        }
        assertNothingRuns();
    }

    @Test
    void a_second_one_on_the_same_data_says_where_the_first_is() throws IOException {
        try (var first = Sitewright.started(options())) {
            assertThat(first.parts())
                    .containsExactly(
                            "postgresql", "kafka", "project-service", "job-worker", "agent-bridge", "api-gateway");
            assertThatThrownBy(() -> Sitewright.started(options()))
                    .isInstanceOf(AlreadyRunning.class)
                    .hasMessageContaining("runs already at " + first.gatewayUri());
            assertThat(Ports.isServed(first.gatewayUri().getPort())).isTrue();
        }
        assertNothingRuns();
    }

    @Test
    void a_start_that_fails_ends_what_it_has_started_and_says_why() throws IOException {
        var broken = options().withSetting(Service.JOB_WORKER, "dummy.exit", "7");
        assertThatThrownBy(() -> Sitewright.started(broken))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("job-worker ended at its start (exit code 7).")
                .hasMessageContaining("something terrible has happened");
        assertNothingRuns();
        Sitewright.started(options()).stop(); // and the data folder is free again
    }

    @Test
    void a_stop_during_the_start_leaves_nothing() throws IOException {
        var sitewright = new Sitewright(options());
        var starting = Thread.ofPlatform()
                .start(() -> assertThatThrownBy(sitewright::start).isInstanceOf(LaunchException.class));
        await().atMost(PATIENCE)
                .until(() -> new PartRegister(data()).find("postgresql").isPresent());
        sitewright.stop();
        await().atMost(PATIENCE).until(() -> !starting.isAlive());
        assertNothingRuns();
    }

    private Options options() throws IOException {
        return Options.forTest(FakeRoot.in(folder.resolve("root")), data().path())
                .with(said::add);
    }

    private DataFolder data() {
        return new DataFolder(folder.resolve("data"));
    }

    /** Nothing that a launcher has noted, and nothing that has a file of this test as an argument. */
    private void assertNothingRuns() {
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> process.info()
                                .commandLine()
                                .filter(line -> line.contains(folder.toString()))
                                .isPresent()))
                .isEmpty();
    }
}
