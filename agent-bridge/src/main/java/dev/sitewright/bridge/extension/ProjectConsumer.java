package dev.sitewright.bridge.extension;

import dev.sitewright.contracts.ProjectFact.ProjectWantedStateChanged;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.messaging.Persistently;
import dev.sitewright.platform.messaging.UnreadableMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads {@code sitewright.events} for projects that were deleted: what was added for them goes with them. A batch is acknowledged when that
 * is committed; read again, it finds nothing left.
 */
@ApplicationScoped
class ProjectConsumer {
    private static final Logger LOG = Logger.getLogger(ProjectConsumer.class);
    private static final String TYPE = "project.wanted-state.changed";
    private static final String DELETED = "deleted";

    private final Messages messages;
    private final Remains remains;
    private final Persistently persistently;

    ProjectConsumer(Messages messages, Remains remains, Persistently persistently) {
        this.messages = messages;
        this.remains = remains;
        this.persistently = persistently;
    }

    @Incoming("events")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        var gone = StreamSupport.stream(batch.spliterator(), false)
                .flatMap(this::deleted)
                .distinct()
                .toList();
        return gone.isEmpty() ? Uni.createFrom().voidItem() : clear(gone);
    }

    private Uni<Void> clear(List<String> projects) {
        return persistently.untilDone(
                () -> remains.clear(projects),
                failure -> LOG.warnf("What projects have left behind waits: %s", failure));
    }

    /** By its header first: few facts are about this, and most are many. */
    private Stream<String> deleted(ConsumerRecord<String, byte[]> message) {
        try {
            return Optional.of(Envelope.of(message))
                    .filter(envelope -> envelope.type().equals(TYPE))
                    .flatMap(messages::factOf)
                    .filter(fact -> fact instanceof ProjectWantedStateChanged changed
                            && changed.to().equals(DELETED))
                    .map(fact -> ((ProjectWantedStateChanged) fact).projectId())
                    .filter(id -> Ids.isValid("prj", id)) // it becomes part of a path
                    .stream();
        } catch (UnreadableMessage e) { // whoever keeps the log tells of it
            return Stream.empty();
        }
    }
}
