package dev.sitewright.bridge.demomodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What decides the demo model's answer, read from a request to {@code /chat/completions}.
 *
 * @param stream whether the answer is wanted in pieces
 * @param system what OpenCode tells every model, the working directory among it
 * @param prompts what people wrote, oldest first; without what OpenCode or the bridge added
 * @param turn how often the model has spoken since somebody else did
 * @param hasTools whether it may call tools
 * @param recordFields the fields of the record that it is to answer with; empty when it is not to answer so
 */
record ChatRequest(
        boolean stream, String system, List<String> prompts, int turn, boolean hasTools, Set<String> recordFields) {
    private static final Pattern WORKDIR = Pattern.compile("Working directory: (.+)");
    private static final Pattern REMINDER = Pattern.compile("<system-reminder>.*?</system-reminder>", Pattern.DOTALL);

    /** How the bridge's own messages to the model begin: they are no wishes. */
    static final String FROM_BRIDGE = "[Sitewright]";

    /** OpenCode's tool to answer with a record. */
    static final String RECORD_TOOL = "StructuredOutput";

    static ChatRequest of(JsonNode body) {
        var messages =
                StreamSupport.stream(body.path("messages").spliterator(), false).toList();
        return new ChatRequest(
                body.path("stream").asBoolean(),
                ofRole("system", messages).stream().collect(Collectors.joining("\n")),
                ofRole("user", messages).stream()
                        .map(text -> REMINDER.matcher(text).replaceAll("").strip())
                        .filter(text -> !text.isEmpty() && !text.startsWith(FROM_BRIDGE))
                        .toList(),
                spokenSinceLastUser(messages),
                !body.path("tools").isEmpty(),
                recordFields(body.path("tools")));
    }

    /** @return whether OpenCode wants a title for the conversation */
    boolean wantsTitle() {
        return system.contains("title generator");
    }

    /** @return the folder to work in, absolute; empty when the request names none */
    String workdir() {
        var found = WORKDIR.matcher(system);
        return found.find() ? found.group(1).strip() : "";
    }

    /** OpenCode has records given by the arguments of a tool. */
    private static Set<String> recordFields(JsonNode tools) {
        return StreamSupport.stream(tools.spliterator(), false)
                .map(tool -> tool.path("function"))
                .filter(function -> function.path("name").asText().equals(RECORD_TOOL))
                .flatMap(function -> function.at("/parameters/properties").propertyStream())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int spokenSinceLastUser(List<JsonNode> messages) {
        var spoken = 0;
        for (var message : messages.reversed()) {
            switch (message.path("role").asText()) {
                case "user" -> {
                    return spoken;
                }
                case "assistant" -> spoken++;
                default -> {} // a tool's answer
            }
        }
        return spoken;
    }

    private static List<String> ofRole(String role, List<JsonNode> messages) {
        return messages.stream()
                .filter(message -> role.equals(message.path("role").asText()))
                .map(message -> text(message.path("content")))
                .toList();
    }

    private static String text(JsonNode content) {
        return content.isTextual()
                ? content.asText()
                : StreamSupport.stream(content.spliterator(), false)
                        .map(part -> part.path("text").asText())
                        .filter(text -> !text.startsWith(FROM_BRIDGE))
                        .collect(Collectors.joining("\n"));
    }
}
