package dev.sitewright.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class ChildrenTest {
    @TempDir
    Path folder;

    private DataFolder data = new DataFolder(Path.of(""));
    private ProcessHandle child = ProcessHandle.current();

    @BeforeEach
    void startChild() throws IOException {
        data = new DataFolder(folder).create();
        child = new ProcessBuilder("sh", "-c", "sleep 600 & wait").start().toHandle();
        await().until(() -> child.children().count() == 1);
    }

    @AfterEach
    void endChild() {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
    }

    @Test
    void a_noted_child_is_ended_with_its_own_children() throws IOException {
        var grandchild = child.children().findFirst().orElseThrow();
        note(child.pid(), start(child));
        assertThat(new Children(data).endAll()).isEqualTo(1);
        assertThat(child.isAlive()).isFalse();
        assertThat(grandchild.isAlive()).isFalse();
        assertThat(data.children()).isEmptyDirectory();
    }

    @Test
    void a_process_that_only_has_the_same_id_is_left_alone() throws IOException {
        note(child.pid(), start(child).minus(Duration.ofHours(1)));
        assertThat(new Children(data).endAll()).isZero();
        assertThat(child.isAlive()).isTrue();
        assertThat(data.children()).isEmptyDirectory();
    }

    private void note(long pid, Instant start) throws IOException {
        Files.writeString(data.children().resolve(Long.toString(pid)), start.toEpochMilli() + " preview of prj_1\n");
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElseThrow();
    }
}
