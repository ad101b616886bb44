package dev.sitewright.projects.project;

import dev.sitewright.contracts.JobRequest.CancelJobs;
import dev.sitewright.contracts.JobRequest.EnqueueJob;
import java.util.List;
import java.util.Map;

/** What job-worker is asked to do for a project. At most one job of a kind is active per project. */
final class ProjectJobs {
    /** Kind of the job that makes the workspace and starts the chain to the first prompt. */
    static final String CREATE = "project.create";
    /** Kind of the job that starts the preview. */
    static final String UP = "runtime.up";
    /** Kind of the job that stops the preview. */
    static final String DOWN = "runtime.down";
    /** Kind of the job that leaves nothing of a project behind. */
    static final String DELETE = "project.delete";

    /** Everything that works for a project and must not go on when it is deleted. */
    private static final List<String> ALL_BUT_DELETE = List.of(
            CREATE,
            "project.identify",
            "project.describe",
            UP,
            "runtime.wait-ready",
            "runtime.ensure",
            DOWN,
            "agent.open-session",
            "agent.prompt");

    private ProjectJobs() {}

    static EnqueueJob create(String id, String ownerId, String prompt, String template) {
        return enqueue(
                CREATE,
                id,
                ownerId,
                Map.of("projectId", id, "ownerId", ownerId, "prompt", prompt, "template", template));
    }

    static EnqueueJob up(String id, String ownerId) {
        return enqueue(UP, id, ownerId, Map.of("projectId", id, "ownerId", ownerId));
    }

    static EnqueueJob down(String id, String ownerId) {
        return enqueue(DOWN, id, ownerId, Map.of("projectId", id, "ownerId", ownerId));
    }

    static EnqueueJob delete(String id, String ownerId) {
        return enqueue(DELETE, id, ownerId, Map.of("projectId", id, "ownerId", ownerId));
    }

    static CancelJobs cancelAll(String id, String reason) {
        return new CancelJobs(id, ALL_BUT_DELETE, reason);
    }

    private static EnqueueJob enqueue(String kind, String id, String ownerId, Map<String, Object> args) {
        return new EnqueueJob(kind, args, id, ownerId, id, 0);
    }
}
