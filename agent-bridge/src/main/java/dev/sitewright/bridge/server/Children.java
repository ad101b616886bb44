package dev.sitewright.bridge.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The house's list of child processes: whoever cleans up after a killed service ends what is still in it. */
@ApplicationScoped
class Children {
    private static final Logger LOG = Logger.getLogger(Children.class);

    private final Optional<Path> folder;

    Children(@ConfigProperty(name = "sitewright.children") Optional<Path> folder) {
        this.folder = folder;
    }

    void add(ProcessHandle child, String name) throws IOException {
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
            Files.writeString(fileOf(folder.get(), child.pid()), startOf(child) + " " + name + "\n");
        }
    }

    void remove(long pid) {
        folder.ifPresent(in -> {
            try {
                Files.deleteIfExists(fileOf(in, pid));
            } catch (IOException e) {
                LOG.warnf("The list of child processes still names %d: %s", pid, e);
            }
        });
    }

    /** @return when the process started, in milliseconds; 0 when the system does not tell */
    static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Path fileOf(Path folder, long pid) {
        return folder.resolve(Long.toString(pid));
    }
}
