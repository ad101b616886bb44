package dev.sitewright.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.data.PartRegister;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.ProcessEnd;
import dev.sitewright.launcher.process.Started;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class SupervisedTest {
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMinutes(1));

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Process> started = new CopyOnWriteArrayList<>();
    private volatile Supplier<String> fault = () -> "";
    private PartRegister register = new PartRegister(new DataFolder(Path.of("")));
    private Supervised part = supervised();

    @BeforeEach
    void makePart() {
        register = new PartRegister(new DataFolder(folder));
        part = supervised();
    }

    @AfterEach
    void stopAll() {
        part.stop();
        assertThat(started).noneMatch(Process::isAlive);
    }

    @Test
    void a_part_that_is_killed_is_started_again_and_noted_anew() {
        part.start();
        var first = part.process().orElseThrow();
        assertThat(register.find("sleeper")).contains(first);

        first.destroyForcibly();

        await().until(() -> said.contains("sleeper runs again."));
        assertThat(said.getFirst()).isEqualTo("sleeper has ended unexpectedly (killed): it is started again.");
        assertThat(part.process()).isPresent().isNotEqualTo(first);
        assertThat(register.find("sleeper")).isEqualTo(part.process());
    }

    @Test
    void a_part_that_keeps_failing_is_tried_again_and_again_with_the_reason() {
        part.start();
        fault = () -> "Its port is taken.";
        part.process().orElseThrow().destroyForcibly();

        await().until(() -> said.stream()
                        .filter(line -> line.endsWith("Its port is taken."))
                        .count()
                > 3);
        fault = () -> "";
        await().until(() -> said.contains("sleeper runs again."));
    }

    @Test
    void a_first_start_that_fails_leaves_nothing() {
        fault = () -> "It is not built.";
        assertThatThrownBy(part::start).isInstanceOf(LaunchException.class).hasMessage("It is not built.");
        assertThat(started).hasSize(1).noneMatch(Process::isAlive);
        assertThat(said).isEmpty();
    }

    @Test
    void after_a_stop_nothing_is_started() {
        part.start();
        part.stop();
        assertThat(register.find("sleeper")).isEmpty();
        assertThatThrownBy(part::start).isInstanceOf(LaunchException.class);
        assertThat(started).hasSize(1).noneMatch(Process::isAlive);
        assertThat(said).isEmpty();
    }

    @Test
    void waits_double_up_to_the_longest() {
        var usual = Backoff.USUAL;
        assertThat(usual.after(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(usual.after(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(usual.after(1000)).isEqualTo(Duration.ofSeconds(30));
    }

    private Supervised supervised() {
        return new Supervised(new Sleeper(), register, said::add, QUICK);
    }

    /** A process that only waits; its start fails while there is a fault. */
    private final class Sleeper implements Part {
        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public Started launch() {
            try {
                var process = new ProcessBuilder("sleep", "600").start();
                started.add(process);
                return new Sleeping(process, fault.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Sleeping(Process process, String fault) implements Started {
        @Override
        public void awaitReady() {
            if (!fault.isEmpty()) {
                throw new LaunchException(fault);
            }
        }

        @Override
        public void close() {
            ProcessEnd.terminate(process.toHandle(), Duration.ofSeconds(5));
        }
    }
}
