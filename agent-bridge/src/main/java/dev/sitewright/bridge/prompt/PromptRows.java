package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.DiagnosticColumns;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.prompt.Prompt.State;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
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
                row.getInteger("fallback"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
