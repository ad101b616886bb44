package dev.sitewright.bridge.passthrough;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sitewright.bridge.diagnostic.Diagnosis;
import dev.sitewright.bridge.opencode.UpstreamError;
import java.util.List;

/** Takes out of OpenCode's JSON what is nobody's to see: what providers sent in errors, and how they are reached. */
final class Scrubbing {
    private static final List<String> OF_PROVIDERS = List.of("options", "key", "env", "api");

    private Scrubbing() {}

    /** Changes the tree itself. */
    static JsonNode errors(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("error").path("data") instanceof ObjectNode data) {
                replace((ObjectNode) object.path("error"), data);
            }
            if ("retry".equals(object.path("type").asText())
                    && object.path("message").isTextual()) {
                object.put(
                        "message",
                        Diagnosis.ofRetry(object.path("message").asText()).message());
            }
        }
        node.forEach(Scrubbing::errors);
        return node;
    }

    /** A provider's own words may quote a key. */
    private static void replace(ObjectNode error, ObjectNode data) {
        var found = Diagnosis.of(UpstreamError.of(error));
        var status = data.path("statusCode");
        var retryable = data.path("isRetryable");
        data.removeAll();
        data.put("message", found.message());
        if (status.isInt()) {
            data.set("statusCode", status);
        }
        data.put("isRetryable", retryable.asBoolean());
    }

    /** Leaves of MCP servers how they stand: what they say of a failure may quote what they were sent. */
    static JsonNode servers(JsonNode node) {
        node.forEach(server -> {
            if (server instanceof ObjectNode object) {
                object.retain("status");
            }
        });
        return node;
    }

    /** Leaves of providers what they are called and which models they have. */
    static JsonNode providers(JsonNode node) {
        for (var field : List.of("all", "providers")) {
            node.path(field).forEach(provider -> {
                if (provider instanceof ObjectNode object) {
                    object.remove(OF_PROVIDERS);
                    object.path("models").forEach(model -> {
                        if (model instanceof ObjectNode fields) {
                            fields.remove(List.of("options", "headers", "api"));
                        }
                    });
                }
            });
        }
        return node;
    }
}
