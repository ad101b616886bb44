package dev.sitewright.bridge.opencode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Events that a real OpenCode 1.18.33 told, as it told them. */
public final class Recording {
    private static final Clock THEN = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);

    private Recording() {}

    /** @return the frames of {@code recordings/events-<name>.ndjson} */
    public static List<UpstreamFrame> of(String name) {
        var reader = new EventReader(THEN);
        return lines(name).stream().map(reader::read).toList();
    }

    /** @return the same frames as text */
    public static List<String> lines(String name) {
        try (var file = Recording.class.getResourceAsStream("/recordings/events-" + name + ".ndjson")) {
            if (file == null) {
                throw new IllegalArgumentException("there is no recording " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
