package dev.sitewright.platform.once;

import java.util.Map;

/**
 * What a change was answered with.
 *
 * @param status of HTTP, a success
 * @param headers beyond those that every answer has, such as {@code ETag}
 * @param body JSON
 * @param replayed whether the change took effect at an earlier request
 */
public record Answer(int status, Map<String, String> headers, String body, boolean replayed) {
    /** @return an answer to a change that takes effect now */
    public static Answer fresh(int status, Map<String, String> headers, String body) {
        return new Answer(status, headers, body, false);
    }
}
