package dev.sitewright.gateway.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What came of sending something.
 *
 * @param status of HTTP; null without an answer
 * @param error what went wrong, for people; null when it was taken
 * @param excerpt the beginning of the answer's body, as text; null when there was none
 */
record Answer(
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String excerpt) {
    private static final int GONE = 410;

    static Answer of(int status, String body) {
        var isTaken = status >= 200 && status < 300;
        return new Answer(
                status,
                isTaken ? null : "The answer was " + status + (status / 100 == 3 ? "; redirects are not followed" : ""),
                body.isEmpty() ? null : body);
    }

    static Answer none(String error) {
        return new Answer(null, error, null);
    }

    boolean isTaken() {
        return error == null;
    }

    /** @return whether the receiver asks to be left alone, as Standard Webhooks has it */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
