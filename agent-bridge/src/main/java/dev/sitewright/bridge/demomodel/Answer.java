package dev.sitewright.bridge.demomodel;

import java.util.List;
import java.util.Map;

/** What the demo model says in one turn: text, then calls of tools. */
record Answer(String text, List<ToolCall> calls) {
    /** One call. */
    record ToolCall(String id, String tool, Map<String, Object> arguments) {}

    static Answer saying(String text) {
        return new Answer(text, List.of());
    }

    String finishReason() {
        return calls.isEmpty() ? "stop" : "tool_calls";
    }
}
