package dev.sitewright.gateway.audit;

import dev.sitewright.contracts.AuditEntry;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.messaging.Persistently;
import dev.sitewright.platform.messaging.UnreadableMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code sitewright.audit}. An entry is acknowledged when it is committed; while that fails it is tried again, for ever, and those
 * behind it wait in Kafka.
 */
@ApplicationScoped
class AuditConsumer {
    private static final Logger LOG = Logger.getLogger(AuditConsumer.class);

    private final Messages messages;
    private final AuditStore store;
    private final Persistently persistently;

    AuditConsumer(Messages messages, AuditStore store, Persistently persistently) {
        this.messages = messages;
        this.store = store;
        this.persistently = persistently;
    }

    @Incoming("audit")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        try {
            var envelope = Envelope.of(message);
            return entryOf(envelope)
                    .map(entry -> store(envelope, entry))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        } catch (UnreadableMessage e) { // reading it again would not help, and must not stop those behind it
            LOG.errorf("Record %s-%d@%d: %s", message.topic(), message.partition(), message.offset(), e.getMessage());
            return Uni.createFrom().voidItem();
        }
    }

    private Optional<AuditEntry> entryOf(Envelope envelope) {
        return messages.auditOf(envelope);
    }

    private Uni<Void> store(Envelope envelope, AuditEntry entry) {
        return persistently.untilDone(
                () -> store.store(envelope, entry),
                failure -> LOG.warnf("Audit entry %s waits: %s", envelope.id(), failure));
    }
}
