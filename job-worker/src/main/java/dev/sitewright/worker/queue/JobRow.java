package dev.sitewright.worker.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job on its way into the database; the names are those of the columns.
 *
 * @param n its place in the list it was asked for with
 * @param args the arguments as JSON, which travel as a text: PostgreSQL would not unpack JSON that holds an escaped NUL
 */
record JobRow(
        int n,
        UUID id,
        String kind,
        String args,
        @JsonProperty("project_id") @Nullable String projectId,
        @JsonProperty("owner_id") @Nullable String ownerId,
        @JsonProperty("group_key") @Nullable String groupKey,
        int lane,
        @JsonProperty("dedupe_key") @Nullable String dedupeKey,
        @JsonProperty("max_attempts") int maxAttempts,
        @JsonProperty("timeout_ms") long timeoutMs,
        @JsonProperty("deadline_ms") @Nullable Long deadlineMs,
        @JsonProperty("delay_ms") long delayMs,
        @JsonProperty("correlation_id") @Nullable String correlationId,
        @JsonProperty("parent_id") @Nullable UUID parentId) {}
