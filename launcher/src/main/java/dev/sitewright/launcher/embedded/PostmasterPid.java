package dev.sitewright.launcher.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a running server says of itself in its data folder: line 1 is its process id, line 3 its start in epoch seconds. */
record PostmasterPid(long pid, Instant start) {
    /** The server reads the clock shortly after its process began, in whole seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** @return nothing when the file is torn or gone */
    static Optional<PostmasterPid> read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            return Optional.of(new PostmasterPid(
                    Long.parseLong(lines.get(0).strip()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .filter(began -> Duration.between(began, start).abs().compareTo(TOLERANCE) < 0)
                .isPresent();
    }
}
