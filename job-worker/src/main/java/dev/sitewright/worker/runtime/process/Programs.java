package dev.sitewright.worker.runtime.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds programs as a shell would. Children get another {@code PATH} than this service, so they are started by their full path. */
final class Programs {
    private Programs() {}

    /** @return the full path of a program, given by a path or by a name in {@code PATH}; where it would usually be when it is nowhere */
    static Path find(String name) {
        return Stream.concat(
                        Stream.of(""),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)))
                .map(folder -> Path.of(folder, name).toAbsolutePath())
                .filter(Files::isExecutable)
                .filter(file -> !Files.isDirectory(file))
                .findFirst()
                .orElse(Path.of("/usr/bin", name)); // starting it says that it is not there
    }
}
