package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.bridge.opencode.OpenCodeIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a prompt as OpenCode takes it. Every part has an id that follows from the message's, so that sending it again changes nothing. */
final class PromptBody {
    private PromptBody() {}

    /**
     * Writes it.
     *
     * @param model always named: OpenCode would go on with the last one, also when that was a wrong one
     */
    static Map<String, Object> of(Prompt prompt, Optional<String> agent, Optional<Model> model) {
        var body = new HashMap<String, Object>(Map.of("messageID", prompt.messageId()));
        agent.ifPresent(name -> body.put("agent", name));
        var files = files(prompt);
        var command = prompt.manner().command();
        if (command != null && !prompt.resuming()) {
            body.put("command", command);
            body.put("arguments", prompt.text());
            model.ifPresent(name -> body.put("model", name.toString()));
            if (!files.isEmpty()) {
                body.put("parts", files);
            }
            return body;
        }
        model.ifPresent(name -> body.put("model", name.properties()));
        var parts = new ArrayList<Map<String, Object>>();
        parts.add(Map.of(
                "id",
                OpenCodeIds.partOf(prompt.messageId()),
                "type",
                "text",
                "text",
                prompt.words(),
                "synthetic",
                prompt.resuming()));
        if (!prompt.resuming()) {
            parts.addAll(files);
        }
        body.put("parts", parts);
        return body;
    }

    private static List<Map<String, Object>> files(Prompt prompt) {
        var parts = new ArrayList<Map<String, Object>>();
        for (var file : prompt.manner().attachments()) {
            parts.add(Map.of(
                    "id",
                    OpenCodeIds.partOf(prompt.messageId(), parts.size() + 1),
                    "type",
                    "file",
                    "mime",
                    file.mime(),
                    "filename",
                    file.name(),
                    "url",
                    file.url()));
        }
        return parts;
    }
}
