package dev.sitewright.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    @TempDir
    Path folder;

    @Test
    void only_the_owner_may_read_a_file_and_its_folder() throws IOException {
        var file = folder.resolve("secrets").resolve("key");
        PrivateFiles.write(file, "first");
        PrivateFiles.write(file, "second");
        assertThat(PrivateFiles.find(file)).contains("second");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(folder.resolve("secrets").toFile().list()).hasSize(1);
    }

    @Test
    void a_folder_that_others_could_read_is_closed() throws IOException {
        var open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        PrivateFiles.folder(open);
        assertThat(mode(open)).isEqualTo("rwx------");
    }

    @Test
    void what_exists_is_kept() {
        var file = folder.resolve("key");
        assertThat(PrivateFiles.readOrCreate(file, () -> "made")).isEqualTo("made");
        assertThat(PrivateFiles.readOrCreate(file, () -> "made again")).isEqualTo("made");
    }

    @Test
    void a_folder_that_cannot_be_made_is_said_in_one_sentence() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> PrivateFiles.folder(file.resolve("inside")))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith("The folder " + file.resolve("inside") + " is not writable: ");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
