package dev.sitewright.launcher.data;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.ProcessEnd;
import dev.sitewright.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Agents and previews: processes of a service that live on when it is killed, so that its successor can go on with them.
 * Each has a file named by its process id; the line in it says when it began and what it is.
 */
public final class Children {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Path folder;

    public Children(DataFolder data) {
        this.folder = data.children();
    }

    /** Ends all that still run, with everything that they have started. */
    public int endAll() {
        var ended = 0;
        for (var note : notes()) {
            var running = identity(note).flatMap(ProcessIdentity::find);
            running.ifPresent(Children::endFamily);
            ended += running.isPresent() ? 1 : 0;
            delete(note);
        }
        return ended;
    }

    private static void endFamily(ProcessHandle parent) {
        var family = new ArrayList<>(List.of(parent));
        parent.descendants().forEach(family::add); // asked before the end: orphans are nobody's descendants
        family.forEach(ProcessHandle::destroy);
        family.stream()
                .filter(process -> !ProcessEnd.within(process, STOP_LIMIT))
                .forEach(ProcessEnd::kill);
    }

    private static Optional<ProcessIdentity> identity(Path note) {
        try {
            var pid = Long.parseLong(note.getFileName().toString());
            var start = Long.parseLong(Files.readString(note).strip().split(" ", 2)[0]);
            return Optional.of(new ProcessIdentity(pid, Instant.ofEpochMilli(start)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // torn, or deleted by its owner just now
        }
    }

    private List<Path> notes() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> notes = Files.list(folder)) {
            return notes.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path note) {
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new LaunchException("The note " + note + " cannot be deleted: " + e.getMessage() + ".", e);
        }
    }
}
