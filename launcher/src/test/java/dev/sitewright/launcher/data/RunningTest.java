package dev.sitewright.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.launcher.process.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningTest {
    @TempDir
    Path folder;

    @Test
    void one_at_a_time() {
        var data = new DataFolder(folder);
        try (var first = Running.take(data).orElseThrow()) {
            first.serves("http://127.0.0.1:8080");
            assertThat(Running.take(data)).isEmpty();
            assertThat(Running.launcherOf(data)).contains(ProcessHandle.current());
            assertThat(Running.urlOf(data)).contains("http://127.0.0.1:8080");
        }
        assertThat(Running.launcherOf(data)).isEmpty();
        assertThat(Running.urlOf(data)).isEmpty();
        Running.take(data).orElseThrow().close();
    }

    @Test
    void the_address_of_a_killed_launcher_is_forgotten() throws IOException {
        var data = new DataFolder(folder);
        Files.createDirectories(data.run());
        Files.writeString(data.run().resolve("gateway.url"), "http://127.0.0.1:1");
        try (var next = Running.take(data).orElseThrow()) {
            assertThat(Running.urlOf(next.data())).isEmpty();
        }
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_said_in_one_sentence() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var data = new DataFolder(file.resolve("data"));
        assertThatThrownBy(data::create)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("is not writable")
                .hasMessageEndingWith("Choose another data folder with --data.");
    }
}
