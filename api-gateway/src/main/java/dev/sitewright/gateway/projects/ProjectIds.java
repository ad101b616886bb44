package dev.sitewright.gateway.projects;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Ids of projects from outside. */
final class ProjectIds {
    private ProjectIds() {}

    /** Fails as for an unknown project when the text can be no id of one; it must not become part of another address. */
    static Uni<Void> check(String projectId) {
        return Ids.isValid("prj", projectId)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(notFound());
    }

    static ProblemException notFound() {
        return new ProblemException(
                Problem.of(404, "project-not-found", "There is no such project, or it is not yours."));
    }
}
