package dev.sitewright.projects.observation;

import dev.sitewright.contracts.ProjectFact;
import dev.sitewright.platform.inbox.Inbox;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.outbox.Outbox;
import dev.sitewright.platform.repository.Scope;
import dev.sitewright.projects.project.Effect;
import dev.sitewright.projects.project.ProjectFields;
import dev.sitewright.projects.project.ProjectRepository;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Takes facts into the rows of their projects. */
@ApplicationScoped
class Observer {
    private static final String CONSUMER = "observation";
    private static final Scope FACTS_KNOW_NO_OWNER = new Scope.AnyOwner("facts come from our own services");

    private final ProjectRepository projects;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Clock clock;

    Observer(ProjectRepository projects, Inbox inbox, Outbox outbox, Clock clock) {
        this.projects = projects;
        this.inbox = inbox;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes in a fact: the note that it was seen, the change, and the facts about the change are one transaction.
     *
     * @return what came of it
     */
    @WithTransaction
    Uni<Outcome> observe(Envelope envelope, Reading reading) {
        return inbox.isFirst(CONSUMER, envelope.id())
                .chain(first -> first
                        ? takeIn(envelope, reading)
                        : Uni.createFrom().item(new Outcome(Outcome.Kind.REDELIVERED, "seen before")));
    }

    private Uni<Outcome> takeIn(Envelope envelope, Reading reading) {
        var effects = new ArrayList<Effect>();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return projects.update(
                        FACTS_KNOW_NO_OWNER,
                        ProjectFields.ids(List.of(envelope.subject())),
                        project -> effects.add(reading.into(project, envelope.time(), now)))
                .call(() -> outbox.append(toldBy(effects)))
                .map(found -> effects.stream()
                        .findFirst()
                        .map(Outcome::of)
                        .orElse(new Outcome(Outcome.Kind.UNKNOWN_PROJECT, "no such project")));
    }

    private static List<ProjectFact> toldBy(List<Effect> effects) {
        return effects.stream()
                .flatMap(effect -> effect instanceof Effect.Changed(var told) ? told.stream() : null)
                .toList();
    }
}
