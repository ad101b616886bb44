package dev.sitewright.projects.observation;

import dev.sitewright.contracts.UserFact.UserDeleted;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.inbox.Inbox;
import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.projects.project.ProjectChanges;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has the projects of people deleted whose accounts are gone, as their owners would have deleted them. */
@ApplicationScoped
class Departures {
    private static final String CONSUMER = "departures";
    private static final String ACTOR = "service:api-gateway";

    private final ProjectChanges projects;
    private final Inbox inbox;

    Departures(ProjectChanges projects, Inbox inbox) {
        this.projects = projects;
        this.inbox = inbox;
    }

    /** @return what came of it; the note that the fact was seen and all that follows are one transaction */
    @WithTransaction
    Uni<Outcome> of(Envelope envelope, UserDeleted gone) {
        var origin = new Origin(ACTOR, null, Correlation.current());
        return inbox.isFirst(CONSUMER, envelope.id())
                .chain(first -> first
                        ? projects.deleteAllOf(origin, gone.userId()).map(Departures::outcome)
                        : Uni.createFrom().item(new Outcome(Outcome.Kind.REDELIVERED, "seen before")));
    }

    private static Outcome outcome(int deleted) {
        return deleted > 0
                ? new Outcome(Outcome.Kind.APPLIED, deleted + " projects go with their owner")
                : new Outcome(Outcome.Kind.UNCHANGED, "they had no project");
    }
}
