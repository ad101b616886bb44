package dev.sitewright.projects.project;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.outbox.Outbox;
import dev.sitewright.projects.project.Scope.OwnedBy;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What owners do with their projects. */
@ApplicationScoped
class ProjectService {
    private final ProjectRepository projects;
    private final Outbox outbox;
    private final Clock clock;

    ProjectService(ProjectRepository projects, Outbox outbox, Clock clock) {
        this.projects = projects;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Creates projects, all or none: rows, the facts about them and the requests to make their workspaces are one transaction.
     *
     * @return the projects, in the order they were asked for
     */
    @WithTransaction
    Uni<List<Project>> create(String ownerId, List<NewProject> asked) {
        var slugs =
                asked.stream().map(NewProject::name).map(Slug::of).distinct().toList();
        return projects.takenSlugs(ownerId, slugs)
                .map(taken -> open(ownerId, asked, taken))
                .call(projects::insert)
                .call(opened ->
                        outbox.append(opened.stream().map(Project::created).toList()))
                .call(opened -> outbox.appendRequests(
                        opened.stream().map(Project::creation).toList()));
    }

    private List<Project> open(String ownerId, List<NewProject> asked, Set<String> taken) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the table keeps it
        var used = new HashSet<>(taken);
        var opened = new ArrayList<Project>();
        for (var item : asked) {
            var slug = Slug.of(item.name()).firstFree(used);
            used.add(slug.value());
            opened.add(Project.open(Ids.next("prj"), ownerId, item, slug, now));
        }
        return opened;
    }

    /**
     * Lists an owner's projects, newest first.
     *
     * @param after where the page begins; null for the beginning
     * @return one more than {@code limit} when there is a further page
     */
    @WithSession
    Uni<List<Project>> list(String ownerId, int limit, @Nullable Cursor after) {
        return projects.select(
                new OwnedBy(ownerId),
                new Where.Everything("the owner lists their projects"),
                new Page(limit + 1, after == null ? null : after.after()));
    }

    /** @return the owner's project; fails with {@link ProjectException.NotFound} otherwise, so that the ids of others cannot be probed */
    @WithSession
    Uni<Project> require(String ownerId, String id) {
        var ids = Ids.isValid("prj", id) ? List.of(id) : List.<String>of();
        return projects.select(new OwnedBy(ownerId), new Where.Ids(ids), new Page(1, null))
                .map(found -> found.stream().findFirst().orElseThrow(ProjectException.NotFound::new));
    }
}
