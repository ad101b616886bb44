package dev.sitewright.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    private Path path = Path.of("");
    private LogFile log = new LogFile(path);

    @BeforeEach
    void choosePath() {
        path = folder.resolve("logs").resolve("part.log");
        log = new LogFile(path).rotate();
    }

    @Test
    void the_last_lines_come_oldest_first() throws IOException {
        assertThat(log.lastLines(2)).isEmpty();
        Files.writeString(path, "one\ntwo\nthree\n");
        assertThat(log.lastLines(2)).containsExactly("two", "three");
        assertThat(log.lastLines(9)).containsExactly("one", "two", "three");
    }

    @Test
    void a_small_log_goes_on() throws IOException {
        Files.writeString(path, "small");
        log.rotate();
        assertThat(log.lastLines(1)).containsExactly("small");
    }

    @Test
    void a_large_log_is_moved_aside_and_the_oldest_of_four_goes() throws IOException {
        for (var name : new String[] {"first", "second", "third", "fourth"}) {
            writeLarge(name);
            log.rotate();
        }
        assertThat(path).doesNotExist();
        assertThat(beginning("part.log.1")).isEqualTo("fourth");
        assertThat(beginning("part.log.3")).isEqualTo("second");
        assertThat(folder.resolve("logs").toFile().list()).hasSize(3);
    }

    private void writeLarge(String beginning) throws IOException {
        Files.writeString(path, beginning + "\n");
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(LogFile.LIMIT + 1);
        }
    }

    private String beginning(String name) throws IOException {
        try (var reader = Files.newBufferedReader(path.resolveSibling(name))) {
            return reader.readLine();
        }
    }
}
