package dev.sitewright.bridge.server;

import dev.sitewright.bridge.opencode.OpenCodeJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What must be known of a running server to adopt it: kept beside it, readable by its owner only.
 *
 * @param start when it started, in milliseconds: a process id alone may be somebody else's by now
 * @param settings a fingerprint of the settings it was started with
 */
record ServerFile(long pid, long start, int port, String password, String settings) {
    static Optional<ServerFile> read(Path file) {
        try {
            return Optional.of(OpenCodeJson.to(ServerFile.class, OpenCodeJson.parse(Files.readString(file))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) { // half written, or another version's
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        PrivateFiles.write(file, OpenCodeJson.write(this));
    }
}
