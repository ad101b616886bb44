package dev.sitewright.launcher.command;

import dev.sitewright.launcher.process.LogFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Reads one log to its end, and from there whatever is added; begins anew when the log was moved aside. */
final class LogTail {
    private static final int CHUNK = 1 << 20;

    private final LogFile log;
    private final String prefix;
    private long position;

    LogTail(LogFile log, String prefix) {
        this.log = log;
        this.prefix = prefix;
    }

    /** @return the last lines; {@link #more} goes on behind them */
    List<String> end(int count) {
        position = size();
        return log.lastLines(count).stream().map(line -> prefix + line).toList();
    }

    /** @return the lines that were completed since the last call */
    List<String> more() {
        var size = size();
        if (size < position) {
            position = 0;
        }
        return size == position ? List.of() : lines(size);
    }

    private long size() {
        try {
            return Files.exists(log.path()) ? Files.size(log.path()) : 0;
        } catch (IOException e) {
            return 0; // moved aside just now
        }
    }

    /** Stops behind the last line end, so that neither a line nor a character is torn. */
    private List<String> lines(long end) {
        try (var file = new RandomAccessFile(log.path().toFile(), "r")) {
            var bytes = new byte[(int) Math.min(end - position, CHUNK)];
            file.seek(position);
            file.readFully(bytes);
            var length = bytes.length;
            while (length > 0 && bytes[length - 1] != '\n') {
                length--;
            }
            position += length == 0 && bytes.length == CHUNK ? CHUNK : length; // a line that long is passed over
            return new String(bytes, 0, length, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> prefix + line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
