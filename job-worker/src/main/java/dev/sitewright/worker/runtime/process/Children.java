package dev.sitewright.worker.runtime.process;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The register of children that may outlive this service: one file per child, named by its pid, with the line {@code <start epoch
 * millis> <name>}. Whoever ends the whole system ends what is registered there and still runs.
 */
@ApplicationScoped
class Children {
    private static final Logger LOG = Logger.getLogger(Children.class);

    private final Path folder;

    Children(@ConfigProperty(name = "sitewright.children") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    void register(Child child, String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(child), child.startedAt() + " " + name + "\n");
    }

    void forget(Child child) {
        try {
            Files.deleteIfExists(file(child));
        } catch (IOException e) { // whoever cleans up checks the start instant as well
            LOG.warnf("The register still names the ended process %d: %s", child.pid(), e);
        }
    }

    private Path file(Child child) {
        return folder.resolve(String.valueOf(child.pid()));
    }
}
