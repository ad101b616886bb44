package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * One part of a message.
 *
 * @param type OpenCode's name for its kind
 * @param body the whole part
 */
public record Part(String id, String messageId, String sessionId, String type, Content content, JsonNode body) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** What a part says, for the kinds we tell of. */
    public sealed interface Content {}

    /**
     * Text of an answer or prompt, or a model's reasoning.
     *
     * @param reasoning whether it is reasoning
     * @param hidden whether OpenCode or the bridge wrote it for the model, not for people
     * @param growing whether more will follow
     */
    public record Text(String text, boolean reasoning, boolean hidden, boolean growing) implements Content {}

    /**
     * A tool call.
     *
     * @param status {@code pending}, {@code running}, {@code completed} or {@code error}
     * @param output what it answered; empty before {@code completed}
     * @param error why it failed; empty unless {@code error}
     */
    public record Tool(
            String tool,
            String callId,
            String status,
            Map<String, Object> input,
            String title,
            String output,
            String error)
            implements Content {
        /** @return whether the model still writes the call */
        public boolean isPending() {
            return "pending".equals(status);
        }

        /** @return whether the call has ended */
        public boolean isEnded() {
            return "completed".equals(status) || "error".equals(status);
        }
    }

    /**
     * What one step changed in the workspace, however it did.
     *
     * @param files absolute paths
     */
    public record Patch(List<String> files) implements Content {}

    /** Any other kind. */
    public record Other() implements Content {}

    static Part of(JsonNode part) {
        var type = part.required("type").asText();
        return new Part(
                part.required("id").asText(),
                part.required("messageID").asText(),
                part.required("sessionID").asText(),
                type,
                content(type, part),
                part);
    }

    private static Content content(String type, JsonNode part) {
        return switch (type) {
            case "text" -> text(part, false);
            case "reasoning" -> text(part, true);
            case "tool" -> tool(part);
            case "patch" ->
                new Patch(StreamSupport.stream(part.path("files").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
            default -> new Other();
        };
    }

    /** A prompt's text has no time at all; an answer's has a start, and an end once it is whole. */
    private static Text text(JsonNode part, boolean reasoning) {
        var time = part.path("time");
        return new Text(
                part.path("text").asText(),
                reasoning,
                part.path("synthetic").asBoolean() || part.path("ignored").asBoolean(),
                time.has("start") && !time.has("end"));
    }

    private static Tool tool(JsonNode part) {
        var state = part.path("state");
        return new Tool(
                part.path("tool").asText(),
                part.path("callID").asText(),
                state.path("status").asText(),
                state.path("input").isObject() ? MAPPER.convertValue(state.path("input"), OBJECT) : Map.of(),
                state.path("title").asText(),
                state.path("output").asText(),
                state.path("error").asText());
    }
}
