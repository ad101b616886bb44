package dev.sitewright.worker.control;

import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as people see it.
 *
 * @param group at most one job of a group runs at a time; null for none
 * @param limit the key of the limit that it is under; null for none
 * @param priority higher runs first
 * @param parentId the job that it follows
 * @param attempt the present or last attempt; of a waiting job the next one
 * @param percent how far it says it is
 * @param doing what it says it is doing
 * @param runAt when it is due, while it waits for a time
 * @param startedAt when the present attempt began, while it runs
 * @param version another one after every step of its life
 */
record JobView(
        String id,
        String kind,
        String state,
        @Nullable String projectId,
        @Nullable String ownerId,
        @Nullable String group,
        @Nullable String limit,
        int priority,
        @Nullable String dedupeKey,
        @Nullable String correlationId,
        @Nullable String parentId,
        int attempt,
        int maxAttempts,
        int snoozes,
        boolean cancelRequested,
        @Nullable Integer percent,
        @Nullable String doing,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant runAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long version)
        implements Versioned {

    /** @return whether it is done with, one way or another */
    boolean hasEnded() {
        return isDead() || state.equals("completed");
    }

    /** @return whether it ended without success */
    boolean isDead() {
        return state.equals("discarded") || state.equals("cancelled");
    }

    /** @return whether it waits for a time */
    boolean isWaitingForTime() {
        return state.equals("scheduled") || state.equals("retryable");
    }
}
