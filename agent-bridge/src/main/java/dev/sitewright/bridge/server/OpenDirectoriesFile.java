package dev.sitewright.bridge.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** What a server has open, in its home: the service that adopts it ends what is idle there, too. Blocking. */
@ApplicationScoped
class OpenDirectoriesFile {
    private static final Logger LOG = Logger.getLogger(OpenDirectoriesFile.class);

    private final Path file;

    OpenDirectoriesFile(OpenCodeConfig config) {
        this.file = config.home().toAbsolutePath().normalize().resolve("open-directories");
    }

    /** @return what this run of a server had open when it was last written; empty when that was another run */
    List<String> read(String instance) {
        try {
            var lines = Files.readAllLines(file);
            return !lines.isEmpty() && lines.getFirst().equals(instance) ? lines.subList(1, lines.size()) : List.of();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warnf("What OpenCode has open is not known: %s", e);
            return List.of();
        }
    }

    void write(String instance, List<String> directories) {
        var lines = new ArrayList<String>();
        lines.add(instance);
        lines.addAll(directories);
        try {
            PrivateFiles.write(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            LOG.warnf("What OpenCode has open is not written down: %s", e);
        }
    }
}
