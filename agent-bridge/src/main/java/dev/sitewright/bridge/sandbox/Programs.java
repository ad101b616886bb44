package dev.sitewright.bridge.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs as a shell would. */
final class Programs {
    private Programs() {}

    /** @return the full path of the first program of this name in {@code PATH}; a path stands for itself */
    static Optional<Path> find(String name) {
        return Stream.of(path().split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(name).toAbsolutePath())
                .filter(Files::isExecutable)
                .filter(file -> !Files.isDirectory(file))
                .findFirst();
    }

    /** @return where programs are looked for */
    static String path() {
        return System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    }
}
