package dev.sitewright.worker.queue;

import dev.sitewright.contracts.JobRequest;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.messaging.UnreadableMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code sitewright.job-requests}, in order per project. A request is acknowledged after its commit; while the database is away
 * it is tried again for ever, and those behind it wait in Kafka.
 */
@ApplicationScoped
class JobRequestConsumer {
    private static final Logger LOG = Logger.getLogger(JobRequestConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Messages messages;
    private final JobRequests requests;

    JobRequestConsumer(Messages messages, JobRequests requests) {
        this.messages = messages;
        this.requests = requests;
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
        return Uni.createFrom()
                .deferred(() -> requests.accept(envelope, request))
                .onFailure()
                .invoke(failure -> LOG.warnf("Request %s waits: %s", envelope.id(), failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private static Uni<Void> skip(ConsumerRecord<String, byte[]> message, @Nullable String reason) {
        LOG.errorf("Record %s-%d@%d is skipped: %s", message.topic(), message.partition(), message.offset(), reason);
        return Uni.createFrom().voidItem();
    }
}
