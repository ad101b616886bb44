package dev.sitewright.contracts;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * A piece of a text that is still growing, told on {@link Topics#DELTAS}. Deltas may be lost; {@link #offset()} shows it, and the
 * fact {@code chat.message.final} heals it.
 */
public sealed interface Delta {
    /** @return the project, and the key on the topic */
    String projectId();

    /** @return the session that writes */
    String sessionId();

    /** @return the message the part belongs to */
    String messageId();

    /** @return the growing part */
    String partId();

    /** @return where in the part this piece begins, in UTF-16 units from 0 */
    int offset();

    /** @return the piece */
    String text();

    /** More of an answer's text. */
    @JsonTypeName("chat.message.part.added")
    record ChatMessagePartAdded(
            String projectId, String sessionId, String messageId, String partId, int offset, String text)
            implements Delta {}

    /** More of the agent's reasoning. */
    @JsonTypeName("chat.reasoning.part")
    record ChatReasoningPart(
            String projectId, String sessionId, String messageId, String partId, int offset, String text)
            implements Delta {}
}
