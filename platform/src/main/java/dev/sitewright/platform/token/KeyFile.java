package dev.sitewright.platform.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a key file says. The file may be replaced while we run: one look at its time and size at each use tells.
 *
 * @param <K> what is made of it
 */
final class KeyFile<K> {
    private final Path file;
    private final Function<String, K> decoder;
    private volatile @Nullable Content<K> content;

    /**
     * Reads the file.
     *
     * @param decoder what makes keys of its text; throws when it cannot
     */
    KeyFile(Path file, Function<String, K> decoder) {
        this.file = file;
        this.decoder = decoder;
    }

    private record Content<K>(FileTime time, long size, K keys) {}

    /** @return what the file says now; what it said before while it cannot be read or makes no sense, as in the middle of a change */
    K read() {
        var before = content;
        try {
            var time = Files.getLastModifiedTime(file);
            var size = Files.size(file);
            if (before != null && before.time().equals(time) && before.size() == size) {
                return before.keys();
            }
            var now = new Content<>(time, size, decoder.apply(Files.readString(file)));
            content = now;
            return now.keys();
        } catch (IOException e) {
            return keep(before, new UncheckedIOException(file + " cannot be read", e));
        } catch (IllegalArgumentException e) {
            return keep(before, new IllegalStateException(file + ": " + e.getMessage(), e));
        }
    }

    private static <K> K keep(@Nullable Content<K> before, RuntimeException failure) {
        if (before == null) {
            throw failure;
        }
        return before.keys();
    }
}
