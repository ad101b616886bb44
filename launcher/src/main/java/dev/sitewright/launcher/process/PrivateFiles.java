package dev.sitewright.launcher.process;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Supplier;

/** Files that only their owner may read: they are never, not even for a moment, readable by others. */
public final class PrivateFiles {
    private PrivateFiles() {}

    /** Makes the folder and those above it when they are missing; its own mode is 0700 afterwards. */
    public static Path folder(Path folder) {
        try {
            var made = Files.createDirectories(folder, asFileAttribute(fromString("rwx------")));
            return Files.setPosixFilePermissions(made, fromString("rwx------"));
        } catch (IOException e) {
            throw new LaunchException("The folder " + folder + " is not writable: " + reason(e) + ".", e);
        }
    }

    /** Writes the whole text in one step, mode 0600: a reader sees the old text or the new one. */
    public static void write(Path file, String text) {
        try {
            var folder = folder(file.toAbsolutePath().resolveSibling("."));
            var draft = Files.createTempFile(folder, file.getFileName().toString(), ".draft"); // temp files are 0600
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LaunchException("The file " + file + " cannot be written: " + reason(e) + ".", e);
        }
    }

    /** Like {@link #find}; when there is no such file, {@code first} is written and returned. */
    public static String readOrCreate(Path file, Supplier<String> first) {
        return find(file).orElseGet(() -> {
            var text = first.get();
            write(file, text);
            return text;
        });
    }

    /** @return the file's text without surrounding white space; nothing when there is no such file */
    public static Optional<String> find(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LaunchException("The file " + file + " cannot be read: " + reason(e) + ".", e);
        }
    }

    /** @return what the operating system said, which exception messages of the file API leave in the class name */
    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "permission denied";
            case java.nio.file.FileAlreadyExistsException exists -> exists.getFile() + " is a file";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            default -> String.valueOf(e.getMessage());
        };
    }
}
