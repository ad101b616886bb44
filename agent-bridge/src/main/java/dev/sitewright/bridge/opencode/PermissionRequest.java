package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent asks to be allowed something, and waits. */
public record PermissionRequest(
        String id,
        @JsonProperty("sessionID") String sessionId,
        String permission,
        List<String> patterns,
        @Nullable ToolCall tool) {
    /** The tool call that waits. */
    public record ToolCall(
            @JsonProperty("messageID") String messageId,
            @JsonProperty("callID") String callId) {}
}
