package dev.sitewright.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.function.Consumer;

/** Takes a {@code text/event-stream} apart, by the rules of the HTML standard (section 9.2.6). */
final class SseReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consumer<Frame> frames;
    private String id = "";
    private String event = "";
    private final StringBuilder data = new StringBuilder();

    SseReader(Consumer<Frame> frames) {
        this.frames = frames;
    }

    /** Reads until the stream ends or breaks. */
    void readAll(InputStream stream) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        }
    }

    private void take(String line) throws IOException {
        var colon = line.indexOf(':');
        if (line.isEmpty()) {
            dispatch();
        } else if (colon == 0) {
            frames.accept(Frame.comment(line.substring(1).strip()));
        } else if (colon > 0) {
            var value = line.substring(colon + 1);
            field(line.substring(0, colon), value.startsWith(" ") ? value.substring(1) : value);
        }
    }

    private void field(String name, String value) {
        switch (name) {
            case "id" -> id = value;
            case "event" -> event = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {} // "retry" is for browsers
        }
    }

    private void dispatch() throws IOException {
        if (!id.isEmpty() || !event.isEmpty() || !data.isEmpty()) {
            frames.accept(new Frame(id, event, json(), ""));
        }
        id = "";
        event = "";
        data.setLength(0);
    }

    private JsonNode json() throws IOException {
        return data.isEmpty() ? MissingNode.getInstance() : JSON.readTree(data.toString());
    }
}
