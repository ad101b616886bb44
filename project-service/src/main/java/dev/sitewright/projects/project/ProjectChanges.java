package dev.sitewright.projects.project;

import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.many.Patching;
import dev.sitewright.platform.many.Result;
import dev.sitewright.platform.many.Target;
import dev.sitewright.platform.many.Targeted;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Scope.OwnedBy;
import dev.sitewright.platform.repository.Where;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** What owners do with their projects. Every method works in the current transaction, and has what follows leave with it. */
@ApplicationScoped
public class ProjectChanges {
    private static final Problem NOT_FOUND = Problem.of(ProblemType.PROJECT_NOT_FOUND);

    private final ProjectRepository projects;
    private final Teller teller;
    private final Clock clock;

    ProjectChanges(ProjectRepository projects, Teller teller, Clock clock) {
        this.projects = projects;
        this.teller = teller;
        this.clock = clock;
    }

    /** Creates projects, and asks for their workspaces. */
    Uni<List<Result<ProjectView>>> create(Origin origin, List<NewProject> asked) {
        var slugs =
                asked.stream().map(NewProject::name).map(Slug::of).distinct().toList();
        var told = new Consequences();
        return projects.takenSlugs(origin.actorId(), slugs)
                .map(taken -> open(origin.actorId(), asked, taken))
                .call(projects::insert)
                .invoke(opened -> opened.forEach(project -> tellCreated(project, told)))
                .call(() -> teller.tell(origin, told))
                .map(opened ->
                        opened.stream().map(Project::view).map(Result::done).toList());
    }

    private List<Project> open(String ownerId, List<NewProject> asked, Set<String> taken) {
        var now = now();
        var used = new HashSet<>(taken);
        var opened = new ArrayList<Project>();
        for (var item : asked) {
            var slug = Slug.of(item.name()).firstFree(used);
            used.add(slug.value());
            opened.add(Project.open(Ids.next("prj"), ownerId, item, slug, now));
        }
        return opened;
    }

    private static void tellCreated(Project project, Consequences told) {
        told.tell(project.created());
        told.ask(project.creation());
        told.note(new Audited("project.create", project.id(), project.ownerId(), null, project.view()));
    }

    /** Changes names, addresses and wanted states. */
    Uni<List<Result<ProjectView>>> patch(Origin origin, List<Patching<ProjectPatch>> asked) {
        var told = new Consequences();
        var slugs = asked.stream()
                .flatMap(item -> item.patch().slug().stream())
                .distinct()
                .toList();
        return projects.takenSlugs(origin.actorId(), slugs)
                .map(taken -> new Patcher(new HashSet<>(taken), told, now()))
                .chain(patcher ->
                        ofOwner(origin, asked).map(found -> Targeted.each(asked, found, NOT_FOUND, patcher::patch)))
                .call(() -> teller.tell(origin, told))
                .chain(ProjectChanges::written);
    }

    /** Has projects deleted: they are marked, what works for them is cancelled, and a job does the rest. */
    Uni<List<Result<ProjectView>>> delete(Origin origin, List<Target> asked) {
        var told = new Consequences();
        var now = now();
        return ofOwner(origin, asked)
                .map(found -> Targeted.each(asked, found, NOT_FOUND, (item, project) -> delete(project, told, now)))
                .call(() -> teller.tell(origin, told))
                .chain(ProjectChanges::written);
    }

    /** Has every project of an owner deleted who is here no more, in the same way. @return how many were there still */
    public Uni<Integer> deleteAllOf(Origin origin, String ownerId) {
        var told = new Consequences();
        var now = now();
        return projects.update(
                        new OwnedBy(ownerId),
                        new Where.Everything<>("their owner is gone"),
                        project -> delete(project, told, now))
                .call(() -> teller.tell(origin, told))
                .map(found -> told.acts().size());
    }

    private static Result<Project> delete(Project project, Consequences told, Instant now) {
        if (project.wantedState() != WantedState.DELETED) {
            var before = project.view();
            project.want(WantedState.DELETED, told, now);
            told.note(new Audited("project.delete", project.id(), project.ownerId(), before, project.view()));
        }
        return Result.done(project);
    }

    private Uni<List<Project>> ofOwner(Origin origin, List<? extends Targeted> asked) {
        var ids = Targeted.ids(asked).stream()
                .filter(id -> Ids.isValid("prj", id))
                .toList();
        return projects.update(new OwnedBy(origin.actorId()), ProjectFields.ids(ids), project -> {});
    }

    /** @return the projects as they are seen, with the versions that writing the rows gives them */
    private static Uni<List<Result<ProjectView>>> written(List<Result<Project>> changed) {
        return Panache.getSession()
                .chain(Mutiny.Session::flush)
                .map(done -> changed.stream()
                        .map(result -> result.<ProjectView>map(Project::view))
                        .toList());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS); // as the table keeps it
    }
}
