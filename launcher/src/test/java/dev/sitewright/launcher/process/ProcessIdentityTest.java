package dev.sitewright.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class ProcessIdentityTest {
    private final ProcessHandle me = ProcessHandle.current();

    @TempDir
    Path folder;

    @Test
    void a_running_process_is_found_by_what_was_written() {
        var file = folder.resolve("me");
        ProcessIdentity.of(me).orElseThrow().write(file);
        assertThat(ProcessIdentity.read(file).flatMap(ProcessIdentity::find)).contains(me);
    }

    @Test
    void another_process_with_the_same_id_is_not_it() {
        var start = ProcessIdentity.of(me).orElseThrow().start();
        var earlier = new ProcessIdentity(me.pid(), start.minus(Duration.ofMinutes(1)));
        assertThat(earlier.find()).isEmpty();
    }

    @Test
    void an_ended_process_is_not_found() throws IOException {
        var process = new ProcessBuilder("sleep", "60").start();
        var identity = ProcessIdentity.of(process.toHandle()).orElseThrow();
        process.destroyForcibly().onExit().join();
        assertThat(identity.find()).isEmpty();
    }

    @Test
    void a_torn_file_says_nothing() throws IOException {
        var file = Files.writeString(folder.resolve("torn"), "12");
        assertThat(ProcessIdentity.read(file)).isEmpty();
        assertThat(ProcessIdentity.read(folder.resolve("missing"))).isEmpty();
    }
}
