package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.DiagnosticColumns;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.prompt.Prompt.State;
import dev.sitewright.bridge.provider.Chosen;
import dev.sitewright.bridge.provider.Chosen.From;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table of prompts. */
final class PromptRows {
    private PromptRows() {}

    static Prompt of(Row row) {
        return new Prompt(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("session_id"),
                row.getString("text"),
                State.ofWireName(row.getString("state")),
                row.getString("message_id"),
                row.getBoolean("resuming"),
                row.getInteger("tries"),
                row.getString("instance"),
                DiagnosticColumns.of(row),
                row.getOffsetDateTime("accepted_at").toInstant(),
                instant(row, "sent_at"),
                instant(row, "quiet_at"),
                manner(row));
    }

    /** @return the columns of a new one, by name */
    static Map<String, @Nullable Object> columnsOf(Prompt prompt) {
        var manner = prompt.manner();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", prompt.id());
        columns.put("project_id", prompt.projectId());
        columns.put("session_id", prompt.sessionId());
        columns.put("text", prompt.text());
        columns.put("state", prompt.state().wireName());
        columns.put("message_id", prompt.messageId());
        columns.put("accepted_at", prompt.acceptedAt().toString());
        columns.put("command", manner.command());
        columns.put("agent", manner.agent());
        columns.put("model", manner.model());
        columns.put("attachments", manner.attachments());
        columns.put("queued", manner.queued());
        columns.put("used_model", manner.usedModel());
        columns.put("model_from", manner.modelFrom());
        return columns;
    }

    private static Manner manner(Row row) {
        var attachments = row.getJsonArray("attachments");
        return new Manner(
                row.getString("command"),
                row.getString("agent"),
                row.getString("model"),
                attachments == null
                        ? List.of()
                        : List.of(OpenCodeJson.to(Attachment[].class, OpenCodeJson.parse(attachments.encode()))),
                row.getBoolean("queued"),
                row.getInteger("fallback"),
                chosen(row));
    }

    private static @Nullable Chosen chosen(Row row) {
        var model = row.getString("used_model");
        return model == null ? null : new Chosen(model, From.ofWireName(row.getString("model_from")));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
