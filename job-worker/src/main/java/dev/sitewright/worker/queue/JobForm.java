package dev.sitewright.worker.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What jobs that are enqueued together mostly have in common: all but their ids, arguments and keys. Sent to the database once for all
 * that share it.
 */
record JobForm(
        String kind,
        @Nullable String projectId,
        @Nullable String ownerId,
        @Nullable String groupKey,
        int lane,
        int maxAttempts,
        long timeoutMs,
        @Nullable Long deadlineMs,
        long delayMs,
        @Nullable String correlationId,
        @Nullable UUID parentId,
        @Nullable String limitKey,
        boolean quiet) {
    /** @return whose turns the job takes: jobs of equal priority go by turns of their flows */
    Flow flow() {
        return new Flow(lane, projectId == null ? "kind:" + kind : projectId);
    }

    /** Jobs that take turns as one. */
    record Flow(int lane, String name) {}
}
