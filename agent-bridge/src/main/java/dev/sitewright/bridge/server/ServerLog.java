package dev.sitewright.bridge.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the server prints. A file and no pipe: it outlives this process, and so may the server. */
record ServerLog(Path file) {
    private static final Pattern READY = Pattern.compile("server listening on http://");
    private static final Pattern COLOURS = Pattern.compile("\\u001B\\[[0-9;]*m");
    private static final int LINE_LENGTH = 300;

    /** Puts the log of the server before aside, and begins an empty one. */
    void rotate() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(file);
    }

    /** @return whether the server said that it takes connections: earlier ones may hang for ever */
    boolean saysReady() {
        return READY.matcher(content()).find();
    }

    /** @return the last line that says something; null when there is none */
    @Nullable String lastLine() {
        return content()
                .lines()
                .map(line -> COLOURS.matcher(line).replaceAll("").strip())
                .filter(line -> !line.isEmpty())
                .reduce((earlier, later) -> later)
                .map(line -> line.substring(0, Math.min(line.length(), LINE_LENGTH)))
                .orElse(null);
    }

    private String content() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
