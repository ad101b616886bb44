package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** A message with its parts, in order. */
public record MessageView(MessageInfo info, List<Part> parts) {
    /** Reads a message as OpenCode lists it. */
    public static MessageView of(JsonNode message) {
        return new MessageView(
                MessageInfo.of(message.required("info")),
                StreamSupport.stream(message.path("parts").spliterator(), false)
                        .map(Part::of)
                        .toList());
    }
}
