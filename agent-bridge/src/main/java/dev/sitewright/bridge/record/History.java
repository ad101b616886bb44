package dev.sitewright.bridge.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells a session's record as OpenCode's own events would have told it: numbered from 0, the session first. */
final class History {
    private final String sessionId;
    private final long now;
    private final List<Map<String, Object>> events = new ArrayList<>();

    private History(String sessionId, long now) {
        this.sessionId = sessionId;
        this.now = now;
    }

    /**
     * Writes it.
     *
     * @param info the session
     * @param messages with their parts, oldest first
     * @param now in milliseconds
     */
    static List<Map<String, Object>> of(Map<String, Object> info, List<JsonNode> messages, long now) {
        var history = new History(String.valueOf(info.get("id")), now);
        history.add("session.created.1", Map.of("info", info));
        for (var message : messages) {
            history.add("message.updated.1", Map.of("info", complete(message.path("info"))));
            message.path("parts")
                    .forEach(part -> history.add("message.part.updated.1", Map.of("part", part, "time", now)));
        }
        return history.events;
    }

    private void add(String type, Map<String, Object> about) {
        var data = new java.util.HashMap<>(about);
        data.put("sessionID", sessionId);
        events.add(Map.of(
                "id",
                "evt_%012x%014d".formatted(now & 0xffffffffffffL, events.size()),
                "aggregateID",
                sessionId,
                "seq",
                events.size(),
                "type",
                type,
                "data",
                data));
    }

    /** The record keeps nothing of what a provider said in an error, and OpenCode wants something there. */
    private static JsonNode complete(JsonNode info) {
        if (!(info.path("error") instanceof ObjectNode) || info.path("error").has("data")) {
            return info;
        }
        var copy = (ObjectNode) info.deepCopy();
        var error = (ObjectNode) copy.path("error");
        var status = error.remove("statusCode");
        var data = error.putObject("data").put("message", "It broke off.").put("isRetryable", false);
        if (status != null && status.isInt()) {
            data.set("statusCode", status);
        }
        return copy;
    }
}
