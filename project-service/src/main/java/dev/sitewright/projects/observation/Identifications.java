package dev.sitewright.projects.observation;

import dev.sitewright.contracts.IdentityFact.ProjectIdentified;
import dev.sitewright.platform.inbox.Inbox;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.projects.project.Identities;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Has projects called as a model proposes, unless their owners have called them otherwise. */
@ApplicationScoped
class Identifications {
    private static final String CONSUMER = "identifications";

    private final Identities identities;
    private final Inbox inbox;

    Identifications(Identities identities, Inbox inbox) {
        this.identities = identities;
        this.inbox = inbox;
    }

    /** @return what came of it; the note that the fact was seen and the change are one transaction */
    @WithTransaction
    Uni<Outcome> of(Envelope envelope, ProjectIdentified told) {
        return inbox.isFirst(CONSUMER, envelope.id())
                .chain(first -> first
                        ? identities
                                .take(told)
                                .map(effect -> effect.map(Outcome::of)
                                        .orElseGet(() -> new Outcome(Outcome.Kind.UNKNOWN_PROJECT, "no such project")))
                        : Uni.createFrom().item(new Outcome(Outcome.Kind.REDELIVERED, "seen before")));
    }
}
