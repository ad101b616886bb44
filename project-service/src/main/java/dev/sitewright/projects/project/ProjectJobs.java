package dev.sitewright.projects.project;

import dev.sitewright.contracts.JobRequest;
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

    /** @return what brings a newly wanted state about; a preview that shall run is the reconciler's matter, which sees to the back-off */
    static List<JobRequest> toBringAbout(WantedState wanted, String id, String ownerId) {
        var args = Map.<String, Object>of("projectId", id, "ownerId", ownerId);
        return switch (wanted) {
            case CREATED, RUNNING -> List.of();
            case STOPPED -> List.of(enqueue(DOWN, id, ownerId, args));
            case DELETED ->
                List.of(new CancelJobs(id, ALL_BUT_DELETE, "deleted by its owner"), enqueue(DELETE, id, ownerId, args));
        };
    }

    private static EnqueueJob enqueue(String kind, String id, String ownerId, Map<String, Object> args) {
        return new EnqueueJob(kind, args, id, ownerId, id, 0);
    }
}
