package dev.sitewright.launcher.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A folder for one run, gone after it. */
record WorkFolder(Path path) implements AutoCloseable {
    WorkFolder() {
        this(create());
    }

    @Override
    public void close() {
        try {
            FileUtils.deleteDirectory(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path create() {
        try {
            return Files.createTempDirectory("sitewright-migration");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
