package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A message without its parts.
 *
 * @param role {@code user} or {@code assistant}
 * @param parentId the user's message that an assistant's answers; null for a user's own
 * @param completed whether an assistant's message will not change any more
 * @param error why it broke off; null when it did not
 * @param model {@code provider/model}
 * @param finish why the model ended: {@code stop}, {@code tool-calls} when it goes on after the tools; null when it was cut off
 * @param summary whether it is OpenCode's own summary of a conversation that grew too long
 * @param body the whole, without what a provider sent in an error
 */
public record MessageInfo(
        String id,
        String sessionId,
        String role,
        @Nullable String parentId,
        boolean completed,
        @Nullable UpstreamError error,
        String model,
        @Nullable String finish,
        boolean summary,
        Tokens tokens,
        double cost,
        JsonNode body) {

    /** What a message used, in tokens. */
    public record Tokens(long input, long output, long reasoning, long cacheRead, long cacheWrite) {
        static Tokens of(JsonNode tokens) {
            return new Tokens(
                    tokens.path("input").asLong(),
                    tokens.path("output").asLong(),
                    tokens.path("reasoning").asLong(),
                    tokens.path("cache").path("read").asLong(),
                    tokens.path("cache").path("write").asLong());
        }
    }

    static MessageInfo of(JsonNode info) {
        var user = "user".equals(info.path("role").asText());
        var model = user ? info.path("model") : info;
        return new MessageInfo(
                info.required("id").asText(),
                info.required("sessionID").asText(),
                info.required("role").asText(),
                text(info, "parentID"),
                info.path("time").has("completed"),
                info.has("error") ? UpstreamError.of(info.path("error")) : null,
                model.path("providerID").asText() + "/" + model.path("modelID").asText(),
                text(info, "finish"),
                info.path("summary").isBoolean() && info.path("summary").asBoolean(),
                Tokens.of(info.path("tokens")),
                info.path("cost").asDouble(),
                withoutProviderData(info));
    }

    /** @return whether a person or the bridge wrote it */
    public boolean isUser() {
        return "user".equals(role);
    }

    /** @return whether the model wrote it */
    public boolean isAssistant() {
        return "assistant".equals(role);
    }

    private static JsonNode withoutProviderData(JsonNode info) {
        if (!(info.path("error").path("data") instanceof ObjectNode)) {
            return info;
        }
        var copy = (ObjectNode) info.deepCopy();
        var error = (ObjectNode) copy.path("error");
        var status = error.path("data").path("statusCode");
        error.remove("data");
        if (status.isInt()) {
            error.set("statusCode", status);
        }
        return copy;
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
