package dev.sitewright.bridge.session;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as the record has it, fit to be shown: no paths of this machine, nothing that a provider sent in an error.
 *
 * @param role {@code user} or {@code assistant}
 * @param parentId the user's message that an answer belongs to
 * @param complete whether it will not change any more; texts that still grow come as deltas
 * @param finish why the model ended; null before, and when it was cut off
 * @param error why it broke off; null when it did not
 */
record ChatMessage(
        String id,
        String sessionId,
        String role,
        @Nullable String parentId,
        @Nullable String agent,
        @Nullable String model,
        boolean complete,
        @Nullable String finish,
        @Nullable Diagnostic error,
        @Nullable Usage usage,
        List<ChatPart> parts,
        @Nullable Instant createdAt) {
    /**
     * What an answer used.
     *
     * @param cost in US dollars; 0 when no price is known
     */
    record Usage(long input, long output, long reasoning, long cacheRead, long cacheWrite, double cost) {}

    /**
     * One part.
     *
     * @param type {@code text}, {@code reasoning}, {@code tool}, {@code patch}, or the word file for an attachment
     * @param text of a text
     * @param tool of a tool call
     * @param name of an attachment
     * @param files the paths that a step changed, relative to the workspace
     */
    record ChatPart(
            String id,
            String type,
            @Nullable String text,
            @Nullable Tool tool,
            @Nullable String name,
            @Nullable String mime,
            @Nullable List<String> files) {}

    /**
     * A tool call.
     *
     * @param status {@code pending}, {@code running}, {@code completed} or {@code error}
     */
    record Tool(
            String callId,
            String name,
            String status,
            String title,
            Map<String, Object> input,
            String output,
            String error) {}
}
