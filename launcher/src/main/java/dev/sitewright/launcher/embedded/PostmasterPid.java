package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What a running server says of itself in its data folder: line 1 is its process id, line 3 its start in epoch seconds. */
final class PostmasterPid {
    private PostmasterPid() {}

    /** @return nothing when the file is torn or gone */
    static Optional<ProcessIdentity> read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            var pid = Long.parseLong(lines.get(0).strip());
            var start = Long.parseLong(lines.get(2).strip());
            return Optional.of(new ProcessIdentity(pid, Instant.ofEpochSecond(start)));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
