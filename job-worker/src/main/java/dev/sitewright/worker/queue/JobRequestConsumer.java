package dev.sitewright.worker.queue;

import dev.sitewright.contracts.JobRequest;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.messaging.Persistently;
import dev.sitewright.platform.messaging.UnreadableMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code sitewright.job-requests}, in order per project. A request is acknowledged after its commit; while the database is away
 * it is tried again until the service stops, and those behind it wait in Kafka.
 */
@ApplicationScoped
class JobRequestConsumer {
    private static final Logger LOG = Logger.getLogger(JobRequestConsumer.class);

    private final Messages messages;
    private final JobRequests requests;
    private final Persistently persistently;

    JobRequestConsumer(Messages messages, JobRequests requests, Persistently persistently) {
        this.messages = messages;
        this.requests = requests;
        this.persistently = persistently;
    }

    @Incoming("job-requests")
    Uni<Void> on(ConsumerRecord<String, byte[]> message) {
        try {
            var envelope = Envelope.of(message);
            return messages.requestOf(envelope)
                    .map(request -> accept(envelope, request))
                    .orElseGet(() -> skip(message, "type " + envelope.type() + " is unknown here"));
        } catch (UnreadableMessage e) { // reading it again would not help
            return skip(message, e.getMessage());
        }
    }

    private Uni<Void> accept(Envelope envelope, JobRequest request) {
        return persistently.untilDone(
                () -> requests.accept(envelope, request),
                failure -> LOG.warnf("Request %s waits: %s", envelope.id(), failure));
    }

    private static Uni<Void> skip(ConsumerRecord<String, byte[]> message, @Nullable String reason) {
        LOG.errorf("Record %s-%d@%d is skipped: %s", message.topic(), message.partition(), message.offset(), reason);
        return Uni.createFrom().voidItem();
    }
}
