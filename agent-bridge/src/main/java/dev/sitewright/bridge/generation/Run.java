package dev.sitewright.bridge.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.diagnostic.Diagnostic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One wish for a generated record.
 *
 * @param kind the wire name of what is wanted
 * @param input what it begins with
 * @param tries how often a model was asked
 * @param fallback how many models it has gone through that could not
 * @param model the one that answered, or was asked last, {@code provider/model}; null before
 * @param dialogue how the model is asked at present; null before it is
 * @param itemId the item it has come to; null before, and when it failed
 * @param existing whether that item was there before
 * @param diagnostic why it failed; null unless it did
 */
public record Run(
        String id,
        String projectId,
        String ownerId,
        String kind,
        JsonNode input,
        State state,
        int tries,
        int fallback,
        @Nullable String model,
        @Nullable Dialogue dialogue,
        @Nullable String itemId,
        boolean existing,
        @Nullable Diagnostic diagnostic,
        Instant createdAt,
        @Nullable Instant endedAt) {
    /** @return the same with nobody asked yet */
    Run silent() {
        return new Run(
                id,
                projectId,
                ownerId,
                kind,
                input,
                state,
                tries,
                fallback,
                model,
                null,
                itemId,
                existing,
                diagnostic,
                createdAt,
                endedAt);
    }

    /** Where a run stands; the wire name is in lower case. */
    public enum State {
        /** Under way. */
        OPEN,
        /** It has come to an item. */
        DONE,
        /** It has come to nothing. */
        FAILED;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String wireName) {
            return valueOf(wireName.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /**
     * How a model is asked.
     *
     * @param sessionId OpenCode's session
     * @param messageId the message that asks: chosen first, so that OpenCode's messages tell whether it arrived
     * @param text what it says
     * @param model {@code provider/model}
     * @param directory where the session is; null for the folder that projects share
     * @param instance the run of OpenCode that took it; null before
     */
    record Dialogue(
            String sessionId,
            String messageId,
            String text,
            String model,
            @Nullable String directory,
            @Nullable String instance) {}
}
