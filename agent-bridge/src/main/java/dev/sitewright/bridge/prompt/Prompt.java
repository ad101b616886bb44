package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.provider.Chosen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prompt.
 *
 * @param id the caller's own: one id, one prompt
 * @param messageId the message in OpenCode that carries it, chosen before it is sent
 * @param resuming whether that message only tells the agent to go on after it was interrupted
 * @param tries how often the agent was set to work on it, this time included
 * @param instance the run of the server it was sent to; null before
 * @param diagnostic why it failed, or will fail once the session rests
 * @param quietAt since when the session rests though the answer has no end; null when it does not
 * @param manner how the agent is to take it
 */
record Prompt(
        String id,
        String projectId,
        String sessionId,
        String text,
        State state,
        String messageId,
        boolean resuming,
        int tries,
        @Nullable String instance,
        @Nullable Diagnostic diagnostic,
        Instant acceptedAt,
        @Nullable Instant sentAt,
        @Nullable Instant quietAt,
        Manner manner) {

    /** Where a prompt stands. */
    enum State {
        /** Stored, to be sent. */
        ACCEPTED,
        /** OpenCode has it. */
        SENT,
        /** The agent is done. */
        FINISHED,
        /** The agent will not get done. */
        FAILED,
        /** Somebody stopped the agent, or took it back. */
        STOPPED;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State ofWireName(String name) {
            return valueOf(name.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** A new one. */
    static Prompt accepted(String id, SendPrompt request, String messageId, Instant now, @Nullable Chosen model) {
        return new Prompt(
                id,
                request.projectId(),
                request.sessionId(),
                request.text(),
                State.ACCEPTED,
                messageId,
                false,
                1,
                null,
                null,
                now,
                null,
                null,
                Manner.USUAL.by(model));
    }

    /** @return the same, carried by another message */
    Prompt in(String otherMessage) {
        return with(otherMessage, manner);
    }

    /** @return the same, which goes to this model */
    Prompt by(Chosen model) {
        return with(messageId, manner.by(model));
    }

    private Prompt with(String message, Manner otherManner) {
        return new Prompt(
                id,
                projectId,
                sessionId,
                text,
                state,
                message,
                resuming,
                tries,
                instance,
                diagnostic,
                acceptedAt,
                sentAt,
                quietAt,
                otherManner);
    }

    /** @return what the agent is told */
    String words() {
        return resuming ? Resumption.TEXT : text;
    }
}
