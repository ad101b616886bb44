package dev.sitewright.worker.queue;

import java.time.Duration;
import java.util.Set;
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
 * @param limit the key of the limit that it is under
 * @param isWaiting whether it has no place of its own under that limit, and may begin only on the place of one that ended here
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
        @Nullable String limit,
        boolean isWaiting,
        UUID session) {
    /** @return whether it is of a kind or a project that is paused, by the names that pauses have */
    boolean isAmong(Set<String> pauses) {
        return !pauses.isEmpty() && (pauses.contains("kind:" + kind) || pauses.contains("project:" + projectId));
    }

    /** @return whether it holds a place in a group or under a limit, which its end frees for others */
    boolean isBound() {
        return group != null || limit != null;
    }

    boolean isLast() {
        return attempt >= maxAttempts;
    }
}
