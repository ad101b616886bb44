package dev.sitewright.bridge.session;

import dev.sitewright.platform.many.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as its owner sees it.
 *
 * @param parentId the session whose sub-agent it is; null for one of its own
 * @param main whether the project's first prompt went to it
 * @param status {@code busy}, {@code retry} or {@code idle}
 * @param agent the agent that answers unless a prompt names another; null for the usual one
 * @param model {@code provider/model}, in the same way
 * @param forkedFrom the session that it began as a copy of
 * @param revertedFrom the message from which on work was taken back, until the next prompt makes it final
 */
record ChatSession(
        String id,
        String projectId,
        @Nullable String parentId,
        boolean main,
        String title,
        String status,
        @Nullable String agent,
        @Nullable String model,
        @Nullable String forkedFrom,
        @Nullable String revertedFrom,
        @Nullable Instant archivedAt,
        Instant createdAt,
        long version)
        implements Versioned {}
