package dev.sitewright.projects.project;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.platform.repository.Where;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What owners see of their projects. */
@ApplicationScoped
class ProjectService {
    private final ProjectRepository projects;

    ProjectService(ProjectRepository projects) {
        this.projects = projects;
    }

    /** @return a page of an owner's projects */
    @WithSession
    Uni<List<Project>> list(String ownerId, Where<Project> where, Page<Project> page) {
        return projects.select(new OwnedBy(ownerId), where, page);
    }

    /** @return the owner's project; fails with {@link ProjectException.NotFound} otherwise, so that the ids of others cannot be probed */
    @WithSession
    Uni<Project> require(String ownerId, String id) {
        var ids = Ids.isValid("prj", id) ? List.of(id) : List.<String>of();
        return projects.select(
                        new OwnedBy(ownerId), ProjectFields.ids(ids), Page.first(1, Sort.ascending(ProjectFields.ID)))
                .map(found -> found.stream().findFirst().orElseThrow(ProjectException.NotFound::new));
    }
}
