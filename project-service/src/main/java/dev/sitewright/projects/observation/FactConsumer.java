package dev.sitewright.projects.observation;

import dev.sitewright.contracts.Fact;
import dev.sitewright.contracts.IdentityFact.ProjectIdentified;
import dev.sitewright.contracts.UserFact.UserDeleted;
import dev.sitewright.platform.messaging.Correlation;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.messaging.Persistently;
import dev.sitewright.platform.messaging.UnreadableMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code sitewright.events}, in order per project. A fact is acknowledged when it is committed; while that fails it is tried
 * again, for ever, and the facts behind it wait in Kafka.
 */
@ApplicationScoped
class FactConsumer {
    private static final Logger LOG = Logger.getLogger(FactConsumer.class);
    private static final String COUNTER = "sitewright.projects.facts";

    private final Messages messages;
    private final Observer observer;
    private final Departures departures;
    private final Identifications identifications;
    private final Persistently persistently;
    private final MeterRegistry meters;

    FactConsumer(
            Messages messages,
            Observer observer,
            Departures departures,
            Identifications identifications,
            Persistently persistently,
            MeterRegistry meters) {
        this.messages = messages;
        this.observer = observer;
        this.departures = departures;
        this.identifications = identifications;
        this.persistently = persistently;
        this.meters = meters;
    }

    @Incoming("events")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        try {
            var envelope = Envelope.of(message);
            Correlation.set(envelope.correlationId());
            return messages.factOf(envelope)
                    .flatMap(fact -> workOf(fact, envelope))
                    .map(work -> done(work, envelope))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        } catch (UnreadableMessage e) { // reading it again would not help, and must not stop those behind it
            LOG.errorf("Record %s-%d@%d: %s", message.topic(), message.partition(), message.offset(), e.getMessage());
            count(Outcome.Kind.UNREADABLE);
            return Uni.createFrom().voidItem();
        }
    }

    /** @return what the fact has done; empty for the many that have nothing done */
    private Optional<Supplier<Uni<Outcome>>> workOf(Fact fact, Envelope envelope) {
        return switch (fact) {
            case UserDeleted gone -> Optional.of(() -> departures.of(envelope, gone));
            case ProjectIdentified told -> Optional.of(() -> identifications.of(envelope, told));
            default -> Reading.of(fact).map(reading -> () -> observer.observe(envelope, reading));
        };
    }

    private Uni<Void> done(Supplier<Uni<Outcome>> work, Envelope envelope) {
        return persistently
                .untilDone(work, failure -> tellFailure(envelope, failure))
                .invoke(outcome -> tell(envelope, outcome))
                .replaceWithVoid();
    }

    private void tellFailure(Envelope envelope, Throwable failure) {
        count(Outcome.Kind.FAILED);
        LOG.warnf("%s %s of %s waits: %s", envelope.type(), envelope.id(), envelope.subject(), failure);
    }

    private void tell(Envelope envelope, Outcome outcome) {
        count(outcome.kind());
        if (outcome.kind() == Outcome.Kind.REFUSED) {
            LOG.infof(
                    "%s of %s is ignored: %s stands against it", envelope.type(), envelope.subject(), outcome.reason());
        }
    }

    private void count(Outcome.Kind kind) {
        meters.counter(COUNTER, "outcome", kind.tag()).increment();
    }
}
