package dev.sitewright.worker.runtime;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.token.Caller;
import dev.sitewright.worker.workspace.Workspace;
import dev.sitewright.worker.workspace.WorkspaceRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds previews for whoever asks from inside. */
@ApplicationScoped
class PreviewLookup {
    private final Previews previews;
    private final WorkspaceRepository workspaces;
    private final Caller caller;

    PreviewLookup(Previews previews, WorkspaceRepository workspaces, Caller caller) {
        this.previews = previews;
        this.workspaces = workspaces;
        this.caller = caller;
    }

    /** @return the project's preview; fails as not found when there is none or the project is somebody else's, so that ids cannot be probed */
    Uni<Preview> require(String projectId) {
        return workspaces
                .find(projectId)
                .map(workspace -> workspace.filter(this::isVisible))
                .chain(workspace -> workspace.isPresent()
                        ? previews.find(projectId)
                        : Uni.createFrom().item(Optional.<Preview>empty()))
                .map(found -> found.orElseThrow(PreviewLookup::notFound));
    }

    private boolean isVisible(Workspace workspace) {
        return caller.isService() || caller.isAdmin() || workspace.ownerId().equals(caller.id());
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.of(ProblemType.RUNTIME_NOT_FOUND));
    }
}
