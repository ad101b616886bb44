package dev.sitewright.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.diagnostic.Diagnosis;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.opencode.MessageInfo;
import dev.sitewright.bridge.opencode.MessageView;
import dev.sitewright.bridge.opencode.Part;
import dev.sitewright.bridge.record.Workspace;
import dev.sitewright.bridge.session.ChatMessage.ChatPart;
import dev.sitewright.bridge.session.ChatMessage.Tool;
import dev.sitewright.bridge.session.ChatMessage.Usage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows messages of the record. */
final class MessageReader {
    private final Workspace workspace;

    MessageReader(String directory) {
        this.workspace = new Workspace(directory);
    }

    ChatMessage read(MessageView view) {
        var info = view.info();
        var body = info.body();
        return new ChatMessage(
                info.id(),
                info.sessionId(),
                info.role(),
                info.parentId(),
                text(body, "agent"),
                "/".equals(info.model()) ? null : info.model(),
                info.completed() || info.isUser(),
                info.finish(),
                diagnosticOf(info),
                info.isUser() ? null : usageOf(info),
                view.parts().stream().flatMap(part -> read(part).stream()).toList(),
                time(body));
    }

    private static @Nullable Diagnostic diagnosticOf(MessageInfo info) {
        var error = info.error();
        return error == null || error.isAborted() ? null : Diagnosis.of(error);
    }

    private static Usage usageOf(MessageInfo info) {
        var tokens = info.tokens();
        return new Usage(
                tokens.input(),
                tokens.output(),
                tokens.reasoning(),
                tokens.cacheRead(),
                tokens.cacheWrite(),
                info.cost());
    }

    private Optional<ChatPart> read(Part part) {
        return switch (part.content()) {
            case Part.Text text ->
                text.hidden() || text.text().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ChatPart(
                                part.id(),
                                text.reasoning() ? "reasoning" : "text",
                                text.text(),
                                null,
                                null,
                                null,
                                null));
            case Part.Tool tool -> Optional.of(new ChatPart(part.id(), "tool", null, read(tool), null, null, null));
            case Part.Patch patch ->
                Optional.of(new ChatPart(
                        part.id(),
                        "patch",
                        null,
                        null,
                        null,
                        null,
                        patch.files().stream()
                                .flatMap(file -> workspace.fileOf(file).stream())
                                .toList()));
            case Part.Other other -> "file".equals(part.type()) ? Optional.of(file(part)) : Optional.empty();
        };
    }

    private ChatPart file(Part part) {
        var body = part.body();
        return new ChatPart(part.id(), "file", null, null, text(body, "filename"), text(body, "mime"), null);
    }

    private Tool read(Part.Tool tool) {
        return new Tool(
                tool.callId(),
                tool.tool(),
                tool.status(),
                workspace.text(tool.title()),
                workspace.texts(tool.input()),
                workspace.text(tool.output()),
                workspace.text(tool.error()));
    }

    private static @Nullable Instant time(JsonNode body) {
        var created = body.path("time").path("created");
        return created.isNumber() ? Instant.ofEpochMilli(created.asLong()) : null;
    }

    private static @Nullable String text(JsonNode body, String field) {
        return body.path(field).isTextual() ? body.path(field).asText() : null;
    }
}
