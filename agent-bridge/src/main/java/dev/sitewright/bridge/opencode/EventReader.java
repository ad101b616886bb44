package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.UpstreamEvent.Connected;
import dev.sitewright.bridge.opencode.UpstreamEvent.MessageChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.MessageRemoved;
import dev.sitewright.bridge.opencode.UpstreamEvent.Noise;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartGrown;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartRemoved;
import dev.sitewright.bridge.opencode.UpstreamEvent.PermissionAsked;
import dev.sitewright.bridge.opencode.UpstreamEvent.PermissionReplied;
import dev.sitewright.bridge.opencode.UpstreamEvent.QuestionAsked;
import dev.sitewright.bridge.opencode.UpstreamEvent.QuestionReplied;
import dev.sitewright.bridge.opencode.UpstreamEvent.RunFailed;
import dev.sitewright.bridge.opencode.UpstreamEvent.SessionChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.StatusChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.TodosChanged;
import dev.sitewright.bridge.opencode.UpstreamEvent.Unknown;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Reads frames of {@code GET /global/event} ({@code data: {directory, project, payload}}) and of {@code GET /event} (payload alone). */
public final class EventReader {
    /** Seen in recordings or the API document, and of no interest here; {@code sync} tells the same changes a second time. */
    private static final Set<String> NOISE = Set.of(
            "sync",
            "server.heartbeat",
            "server.instance.disposed",
            "plugin.added",
            "catalog.updated",
            "reference.updated",
            "integration.updated",
            "session.idle", // comes with session.status, and sometimes twice
            "session.diff",
            "session.compacted",
            "session.deleted",
            "file.edited",
            "file.watcher.updated",
            "command.executed",
            "project.updated",
            "vcs.branch.updated",
            "mcp.tools.changed",
            "lsp.updated");

    private final Clock clock;

    /** Reads by this clock: an event's id holds only the low bits of its time. */
    public EventReader(Clock clock) {
        this.clock = clock;
    }

    /** @return the frame; one that cannot be read is {@link Unknown}, never a failure */
    public UpstreamFrame read(String json) {
        var now = clock.instant();
        try {
            var frame = OpenCodeJson.parse(json);
            var payload = frame.has("payload") ? frame.path("payload") : frame;
            return new UpstreamFrame(
                    frame.path("directory").asText(),
                    OpenCodeIds.timeOf(payload.path("id").asText(), now),
                    event(payload));
        } catch (IllegalArgumentException e) {
            return new UpstreamFrame("", now, new Unknown("unreadable"));
        }
    }

    private static UpstreamEvent event(JsonNode payload) {
        var type = payload.path("type").asText();
        try {
            return event(type, payload.path("properties"));
        } catch (IllegalArgumentException e) { // a known type in a new shape
            return new Unknown(type);
        }
    }

    private static UpstreamEvent event(String type, JsonNode about) {
        return switch (type) {
            case "server.connected" -> new Connected();
            case "session.created", "session.updated" ->
                new SessionChanged(OpenCodeJson.to(SessionInfo.class, about.required("info")));
            case "session.status" ->
                new StatusChanged(session(about), OpenCodeJson.to(SessionStatus.class, about.required("status")));
            case "session.error" -> failed(about);
            case "message.updated" -> new MessageChanged(MessageInfo.of(about.required("info")));
            case "message.removed" ->
                new MessageRemoved(session(about), about.required("messageID").asText());
            case "message.part.removed" ->
                new PartRemoved(session(about), about.required("partID").asText());
            case "message.part.updated" -> new PartChanged(Part.of(about.required("part")));
            case "message.part.delta" -> grown(about);
            case "permission.asked" -> new PermissionAsked(OpenCodeJson.to(PermissionRequest.class, about));
            case "permission.replied" ->
                new PermissionReplied(
                        session(about),
                        about.required("requestID").asText(),
                        about.required("reply").asText());
            case "question.asked" -> new QuestionAsked(OpenCodeJson.to(QuestionRequest.class, about));
            case "question.replied", "question.rejected" ->
                new QuestionReplied(session(about), about.required("requestID").asText(), answers(about));
            case "todo.updated" ->
                new TodosChanged(session(about), List.of(OpenCodeJson.to(Todo[].class, about.required("todos"))));
            default -> NOISE.contains(type) ? new Noise(type) : new Unknown(type);
        };
    }

    private static UpstreamEvent failed(JsonNode about) {
        return new RunFailed(about.has("sessionID") ? session(about) : null, UpstreamError.of(about.required("error")));
    }

    private static UpstreamEvent grown(JsonNode about) {
        return "text".equals(about.path("field").asText())
                ? new PartGrown(
                        session(about),
                        about.required("messageID").asText(),
                        about.required("partID").asText(),
                        about.required("delta").asText())
                : new Noise("message.part.delta");
    }

    private static List<List<String>> answers(JsonNode about) {
        return about.has("answers")
                ? List.of(OpenCodeJson.to(String[][].class, about.path("answers"))).stream()
                        .map(List::of)
                        .toList()
                : List.of();
    }

    private static String session(JsonNode about) {
        return about.required("sessionID").asText();
    }
}
