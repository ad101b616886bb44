package dev.sitewright.bridge.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** Folders with all that is in them. Blocking. */
final class Trees {
    private static final Logger LOG = Logger.getLogger(Trees.class);

    private Trees() {}

    /** @return the folders in a folder; none when it is not there */
    static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.list(folder)) {
            return found.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            LOG.warnf("%s cannot be read: %s", folder, e);
            return List.of();
        }
    }

    /** Deletes a folder, without following links; what cannot be deleted stays, and that is told. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var found = Files.walk(folder)) {
            for (var file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warnf("%s stays: %s", folder, e);
        }
    }
}
