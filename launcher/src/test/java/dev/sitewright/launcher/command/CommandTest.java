package dev.sitewright.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sitewright.launcher.Leftovers;
import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.data.PartRegister;
import dev.sitewright.launcher.data.Running;
import dev.sitewright.launcher.testing.FakeRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes of their own, ended as people and operating systems end them. */
@Tag("integration")
class CommandTest {
    @TempDir
    Path folder;

    private Path root = Path.of("");
    private DataFolder data = new DataFolder(Path.of(""));

    @BeforeEach
    void makeFolders() throws IOException {
        root = FakeRoot.in(folder.resolve("root"));
        data = new DataFolder(folder.resolve("data"));
    }

    @AfterEach
    void down() throws IOException {
        run("down");
    }

    @Test
    void terminating_the_launcher_ends_everything_in_order() throws IOException {
        var up = startUp();
        assertThat(run("status").code()).isZero();
        var second = run("up", "--free-ports");
        assertThat(second.code()).isZero();
        assertThat(second.output()).contains("Sitewright runs already at http://127.0.0.1:");
        var parts = parts();

        up.destroy();

        assertThat(up.onExit().join().exitValue()).isEqualTo(143);
        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        assertThat(output("up")).endsWith("Stopping …\nEverything has ended.\n");
        assertThat(run("status").code()).isEqualTo(3);
    }

    @Test
    void down_ends_it_from_another_terminal() throws IOException {
        var up = startUp();
        var parts = parts();
        assertThat(run("down").output()).endsWith("Everything has ended.\n");
        assertThat(up.isAlive()).isFalse();
        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        assertThat(run("down").output()).isEqualTo("Sitewright does not run.\n");
    }

    @Test
    void down_ends_what_a_killed_launcher_has_left_with_its_children() throws IOException {
        startUp().destroyForcibly().onExit().join();
        var parts = parts();
        var child = noteChild();
        assertThat(parts).allMatch(ProcessHandle::isAlive);

        assertThat(run("down").output()).contains("Ending what an earlier run has left: api-gateway,");

        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void up_after_a_killed_launcher_ends_its_leftovers_first() throws IOException {
        startUp().destroyForcibly().onExit().join();
        var parts = parts();
        startUp();
        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        assertThat(parts()).hasSize(6);
    }

    @Test
    void what_cannot_be_done_is_one_sentence_and_a_code() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var unwritable = run("up", "--data", file.resolve("data").toString());
        assertThat(unwritable.code()).isEqualTo(1);
        assertThat(unwritable.output())
                .startsWith("sitewright: The folder " + file.resolve("data") + " is not writable: ")
                .hasLineCount(1);
        assertThat(run("logs", "nothing").output())
                .startsWith("sitewright: There is no part named nothing; there are ");
        assertThat(run("demo", " ").output()).isEqualTo("sitewright: The prompt is empty: say what to build.\n");
    }

    private record Ended(int code, String output) {}

    private Process startUp() throws IOException {
        var up = start("up", "up", "--free-ports");
        await().atMost(Duration.ofMinutes(1)).until(() -> Running.urlOf(data).isPresent() || !up.isAlive());
        assertThat(up.isAlive()).as(output("up")).isTrue();
        return up;
    }

    private Ended run(String... arguments) throws IOException {
        var process = start("other", arguments);
        return new Ended(process.onExit().join().exitValue(), output("other"));
    }

    private Process start(String output, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Dsitewright.root=" + root, "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output + ".out").toFile());
        builder.environment().put("SITEWRIGHT_HOME", data.path().toString());
        return builder.start();
    }

    private String output(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".out"));
    }

    private List<ProcessHandle> parts() {
        var register = new PartRegister(data);
        return Leftovers.partNames().stream()
                .map(register::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private ProcessHandle noteChild() throws IOException {
        var child = new ProcessBuilder("sleep", "600").start().toHandle();
        var start = child.info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(data.children().resolve(Long.toString(child.pid())), start + " opencode");
        return child;
    }
}
