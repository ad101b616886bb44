package dev.sitewright.bridge.waiting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question, or a request for permission, as its owner sees it.
 *
 * @param kind "question" or "permission"
 * @param state "open", "answered" (OpenCode was told), or "closed"
 * @param permission what is asked for; null for a question
 * @param patterns to which files, commands or addresses; null for a question
 * @param callId the tool call that waits; null when it is not known
 * @param questions null for a request for permission
 * @param deadline when the default is given
 * @param defaultAnswer {@code reject}, {@code once} or, for a question, the labels of each; empty lists refuse it
 * @param answeredBy a user's id, or {@code deadline}; null when nobody has, or it went another way
 */
record ChatRequest(
        String id,
        String sessionId,
        String kind,
        String state,
        @Nullable String permission,
        @Nullable List<String> patterns,
        @Nullable String callId,
        @Nullable List<Question> questions,
        Instant askedAt,
        Instant deadline,
        List<List<String>> defaultAnswer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {
    /** One question of several. */
    record Question(String header, String question, boolean multiple, List<Option> options) {}

    /** One answer to choose. */
    record Option(String label, String description) {}
}
