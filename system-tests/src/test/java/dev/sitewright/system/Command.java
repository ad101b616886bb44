package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code ./sitewright}, called as a person calls it, on a data folder of its own and without a provider's key. */
final class Command {
    private final Path data;

    Command(Path data) {
        this.data = data;
    }

    /** Runs it to its end, which must be a good one. @return what it said */
    String run(String... arguments) {
        var output = data.resolveSibling(data.getFileName() + "-" + arguments[0] + ".out");
        try {
            var process = start(output, arguments);
            Wait.until("the end of " + arguments[0], () -> !process.isAlive(), () -> read(output));
            assertThat(process.exitValue()).as(read(output)).isZero();
            return read(output);
        } finally {
            output.toFile().delete();
        }
    }

    /** Starts it and returns at once; what it says goes to a file. */
    Process start(Path output, String... arguments) {
        var command = new ArrayList<>(List.of("./sitewright"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(RunningSystem.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.endsWith("_API_KEY") || name.startsWith("SITEWRIGHT_"));
        environment.put("SITEWRIGHT_HOME", data.toString());
        environment.put("SITEWRIGHT_NO_BUILD", "yes"); // what is tested is what was packaged
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
