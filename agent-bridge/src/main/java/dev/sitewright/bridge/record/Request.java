package dev.sitewright.bridge.record;

import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.opencode.PermissionRequest;
import dev.sitewright.bridge.opencode.QuestionRequest;
import java.util.List;

/**
 * A question or a request for permission.
 *
 * @param kind {@code question} or {@code permission}
 * @param body what was asked, as JSON
 * @param fallback what is answered when nobody does until the deadline, as JSON
 */
public record Request(String id, String sessionId, String kind, String body, String fallback) {
    /** The kind that offers answers. */
    public static final String QUESTION = "question";

    /** The kind that asks to be allowed something. */
    public static final String PERMISSION = "permission";

    /** The first option of each question: models put first what they would do. */
    static Request of(QuestionRequest asked) {
        var first = asked.questions().stream()
                .map(question -> question.options().stream()
                        .limit(1)
                        .map(QuestionRequest.Option::label)
                        .toList())
                .toList();
        return new Request(
                asked.id(), asked.sessionId(), QUESTION, OpenCodeJson.write(asked), OpenCodeJson.write(first));
    }

    /** No: what is allowed without asking is in the settings. */
    static Request of(PermissionRequest asked) {
        return new Request(
                asked.id(),
                asked.sessionId(),
                PERMISSION,
                OpenCodeJson.write(asked),
                OpenCodeJson.write(List.of("reject")));
    }
}
