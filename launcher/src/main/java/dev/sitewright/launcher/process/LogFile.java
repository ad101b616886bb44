package dev.sitewright.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The log of one part: appended to by its process, moved aside at a start once it has grown over {@link #LIMIT}.
 *
 * @param path the file that is written now; older ones lie beside it as {@code .1} (newest) to {@code .3}
 */
public record LogFile(Path path) {
    /** Size in bytes above which the next start begins a new file: four of them per part stay under 100 MB together. */
    static final long LIMIT = 20L * 1024 * 1024;

    private static final int KEPT = 3;
    private static final int TAIL_BYTES = 64 * 1024;

    /** Makes the log's folder and moves a large log aside; the oldest one goes. */
    public LogFile rotate() {
        try {
            Files.createDirectories(folder());
            if (Files.exists(path) && Files.size(path) > LIMIT) {
                for (int age = KEPT; age > 0; age--) {
                    move(aged(age - 1), aged(age));
                }
            }
            return this;
        } catch (IOException e) {
            throw new LaunchException("The log file " + path + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** @return up to {@code count} of the last lines, oldest first; none when there is no log yet */
    public List<String> lastLines(int count) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var from = Math.max(0, file.length() - TAIL_BYTES);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        var parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    private Path aged(int age) {
        return age == 0 ? path : path.resolveSibling(path.getFileName() + "." + age);
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
