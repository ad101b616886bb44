package dev.sitewright.launcher.demo;

import java.util.Optional;

/** Makes events of the lines of an event stream, as WHATWG HTML, section 9.2.6, says. One object per connection. */
final class SseParser {
    private String lastId;
    private String type = "";
    private final StringBuilder data = new StringBuilder();

    /** @param lastId the last event of the connection before; empty for the first connection */
    SseParser(String lastId) {
        this.lastId = lastId;
    }

    /** @return the event that this line completes */
    Optional<SseEvent> line(String line) {
        if (line.isEmpty()) {
            return dispatch();
        }
        var colon = line.indexOf(':');
        if (colon != 0) { // a line that begins with a colon is a comment
            var field = colon < 0 ? line : line.substring(0, colon);
            var value = colon < 0 ? "" : line.substring(colon + 1);
            field(field, value.startsWith(" ") ? value.substring(1) : value);
        }
        return Optional.empty();
    }

    private void field(String name, String value) {
        switch (name) {
            case "event" -> type = value;
            case "data" -> data.append(value).append('\n');
            case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
            default -> {} // retry: this client has its own waits; others are to be ignored
        }
    }

    private Optional<SseEvent> dispatch() {
        var event = data.isEmpty()
                ? Optional.<SseEvent>empty()
                : Optional.of(
                        new SseEvent(lastId, type.isEmpty() ? "message" : type, data.substring(0, data.length() - 1)));
        type = "";
        data.setLength(0);
        return event;
    }
}
