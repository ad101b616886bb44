package dev.sitewright.worker.runtime.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A preview's log: one file into which the preview's own process writes directly, so that it goes on while this service is down, and
 * into which this service adds lines marked {@code [host]}. Lines without a mark are the site's, {@code [app]}.
 */
record PreviewLog(Path file) {
    private static final String HOST = "[host]";
    private static final String APP = "[app]";
    private static final int TAIL_BYTES = 65_536;

    /** Adds a line of ours. */
    void host(Instant at, String text) throws IOException {
        var line = HOST + " " + at.truncatedTo(ChronoUnit.MILLIS) + " " + text + "\n";
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** @return the last lines, oldest first, each with its mark; none when there is no log */
    List<String> tail(int count) throws IOException {
        var lines = new String(lastBytes(TAIL_BYTES), UTF_8).lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                .map(PreviewLog::marked)
                .toList();
    }

    private static String marked(String line) {
        return line.startsWith(HOST) || line.startsWith(APP) ? line : APP + " " + line;
    }

    /**
     * Cuts a log that has grown too large down to its newest half. The process that writes it appends, so it goes on at the new end;
     * what it writes during the cut may be lost.
     */
    void cut(long limit) throws IOException {
        if (!Files.exists(file) || Files.size(file) <= limit) {
            return;
        }
        var kept = lastBytes((int) (limit / 2));
        Files.write(file, kept, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** @return the end of the file, from the beginning of a line on */
    private byte[] lastBytes(int most) throws IOException {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var start = Math.max(0, log.length() - most);
            log.seek(start);
            var bytes = new byte[(int) (log.length() - start)];
            log.readFully(bytes);
            return start == 0 ? bytes : fromNextLine(bytes);
        } catch (java.io.FileNotFoundException | NoSuchFileException e) {
            return new byte[0];
        }
    }

    private static byte[] fromNextLine(byte[] bytes) {
        var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1); // one char per byte
        return text.substring(text.indexOf('\n') + 1).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
