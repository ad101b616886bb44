package dev.sitewright.platform.stream;

/**
 * A text that is still being written, whole as far as it is known.
 *
 * @param projectId the project
 * @param sessionId the session that writes
 * @param messageId the message the part belongs to
 * @param partId the part
 * @param kind {@code text} or {@code reasoning}
 * @param text all of it, from its first character
 */
public record GrowingPart(
        String projectId, String sessionId, String messageId, String partId, String kind, String text) {}
