package dev.sitewright.projects.project;

import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import java.time.Instant;
import java.util.Set;

/**
 * Applies the patches of one request, one after the other.
 *
 * @param takenSlugs of the owner, as far as they are asked for; grows with those that are given away here
 * @param told what follows
 * @param now the time of the request
 */
record Patcher(Set<String> takenSlugs, Consequences told, Instant now) {
    Result<Project> patch(Patching<ProjectPatch> asked, Project project) {
        var patch = asked.patch();
        var slug = patch.slug().map(Slug::value).orElse(project.slug());
        if (project.wantedState() == WantedState.DELETED) {
            return Result.failed(Problem.of(ProblemType.PROJECT_DELETED));
        }
        if (!slug.equals(project.slug()) && !takenSlugs.add(slug)) {
            return Result.failed(Problem.of(ProblemType.PROJECT_SLUG_TAKEN));
        }
        var before = project.view();
        project.rename(patch.name().map(ProjectName::value).orElse(project.name()), slug, told, now);
        if (!project.name().equals(before.name()) || !slug.equals(before.slug())) {
            project.looks().nameBy(NamedBy.OWNER);
        }
        patch.wanted().ifPresent(wanted -> project.want(wanted, told, now));
        noteIfChanged(before, project);
        return Result.done(project);
    }

    private void noteIfChanged(ProjectView before, Project project) {
        var after = project.view();
        if (!after.equals(before)) {
            told.note(new Audited("project.update", project.id(), project.ownerId(), before, after));
        }
    }
}
