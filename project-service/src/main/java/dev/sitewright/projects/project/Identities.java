package dev.sitewright.projects.project;

import dev.sitewright.contracts.IdentityFact.ProjectIdentified;
import dev.sitewright.platform.outbox.Outbox;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.platform.repository.Scope;
import dev.sitewright.platform.repository.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes over what models made up for projects, in the current transaction. */
@ApplicationScoped
public class Identities {
    private static final Scope FACTS_KNOW_NO_OWNER = new Scope.AnyOwner("facts come from our own services");

    private final ProjectRepository projects;
    private final Outbox outbox;
    private final Clock clock;

    Identities(ProjectRepository projects, Outbox outbox, Clock clock) {
        this.projects = projects;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return what came of it; empty when there is no such project */
    public Uni<Optional<Effect>> take(ProjectIdentified told) {
        var which = ProjectFields.ids(List.of(told.projectId()));
        return Identity.of(told)
                .map(identity -> projects.select(
                                FACTS_KNOW_NO_OWNER, which, Page.first(1, Sort.ascending(ProjectFields.ID)))
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(Optional.<Effect>empty())
                                : take(found.getFirst(), identity)))
                .orElseGet(() ->
                        Uni.createFrom().item(Optional.of(new Effect.Refused("words that the tables do not take"))));
    }

    /** The owner's slugs are locked before the row, as everybody does. */
    private Uni<Optional<Effect>> take(Project project, Identity identity) {
        return projects.takenSlugs(project.ownerId(), List.of(identity.slug()))
                .chain(taken -> take(project.id(), identity, taken));
    }

    private Uni<Optional<Effect>> take(String id, Identity identity, Set<String> taken) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var told = new Consequences();
        return projects.update(
                        FACTS_KNOW_NO_OWNER,
                        ProjectFields.ids(List.of(id)),
                        project -> identity.into(project, taken, told, now))
                .call(() -> outbox.append(told.facts()))
                .map(found -> found.stream().findFirst().map(project -> effectOf(told)));
    }

    private static Effect effectOf(Consequences told) {
        return told.facts().isEmpty() ? new Effect.Nothing() : new Effect.Changed(told.facts());
    }
}
