package dev.sitewright.bridge.opencode;

import org.jspecify.annotations.Nullable;

/**
 * What a session is doing.
 *
 * @param type {@code busy}, {@code retry} or {@code idle}
 * @param attempt which retry is waited for, from 1; 0 when none is
 * @param message why, in the provider's words: to be classified, never to be shown
 */
public record SessionStatus(
        String type, int attempt, @Nullable String message) {
    /** Not working; sessions that are missing in OpenCode's list are this. */
    public static final SessionStatus IDLE = new SessionStatus("idle", 0, null);

    /** @return whether nothing runs */
    public boolean isIdle() {
        return "idle".equals(type);
    }

    /** @return whether the provider is asked again after a wait */
    public boolean isRetry() {
        return "retry".equals(type);
    }
}
