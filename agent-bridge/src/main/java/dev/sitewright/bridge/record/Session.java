package dev.sitewright.bridge.record;

import org.jspecify.annotations.Nullable;

/**
 * A session of OpenCode that belongs to a project.
 *
 * @param parentId the session whose sub-agent it is; null for a project's own
 * @param main whether it is the one that the project's prompts go to unless another is named
 * @param directory the workspace, absolute: OpenCode wants it with every call
 */
public record Session(
        String id,
        String projectId,
        String ownerId,
        @Nullable String parentId,
        boolean main,
        String directory) {
    /** @return the session of a sub-agent that this session started */
    Session child(String childId) {
        return new Session(childId, projectId, ownerId, id, false, directory);
    }
}
