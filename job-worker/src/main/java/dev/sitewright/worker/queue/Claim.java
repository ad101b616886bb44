package dev.sitewright.worker.queue;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that was taken to be run. {@code (id, attempt, session)} is the fence: every write carries it, and changes nothing once another
 * has the job.
 *
 * @param args the arguments as JSON
 * @param attempt which try, from 1
 * @param snoozes how often this try was snoozed before
 * @param isOverdue whether the job's deadline has passed
 * @param isQuiet whether its ordinary progress is not told
 */
record Claim(
        JobId id,
        String kind,
        String args,
        @Nullable String projectId,
        @Nullable String ownerId,
        @Nullable String group,
        int lane,
        @Nullable String dedupeKey,
        @Nullable String correlationId,
        int attempt,
        int maxAttempts,
        int snoozes,
        Duration timeout,
        boolean isOverdue,
        boolean isQuiet,
        UUID session) {
    boolean isLast() {
        return attempt >= maxAttempts;
    }
}
