package dev.sitewright.gateway.log;

import dev.sitewright.platform.loop.Pump;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.UnreadableMessage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Reads facts from {@code sitewright.events} and stores them under their numbers. One round: place what was assigned, read, store, tell.
 * There is one answer to every failure, whichever side it is on: forget what is known, wait a moment, and go on from the stored position.
 */
@ApplicationScoped
class LogWriter {
    private static final Logger LOG = Logger.getLogger(LogWriter.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventsTopic events;
    private final LogStore store;
    private final LogTopic log;
    private final LiveFeed live;
    private final LogConfig config;
    private final Pump pump;
    private final Map<Integer, Long> positions =
            new HashMap<>(); // as stored, for the placed partitions; touched by one round at a time

    LogWriter(Vertx vertx, EventsTopic events, LogStore store, LogTopic log, LiveFeed live, LogConfig config) {
        this.events = events;
        this.store = store;
        this.log = log;
        this.live = live;
        this.config = config;
        this.pump = new Pump(vertx, "event log", config.retry(), this::round);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    /** Blocks until the topic has been left, so that its partitions do not wait for a member that is gone. */
    void stop(@Observes ShutdownEvent event) {
        pump.stop();
        events.close().onFailure().recoverWithNull().await().atMost(PATIENCE);
        log.close();
    }

    private Uni<Boolean> round() {
        return events.unplaced()
                .call(this::place)
                .chain(unplaced -> events.poll().chain(records -> store(unplaced.topic(), records)))
                .ifNoItem()
                .after(config.patience())
                .fail()
                .invoke(live::stored)
                .chain(log::tell)
                .replaceWith(true)
                .onFailure()
                .call(this::startOver);
    }

    private Uni<Void> startOver() {
        positions.clear();
        return events.displace().onFailure().recoverWithNull();
    }

    private Uni<Void> place(EventsTopic.Unplaced unplaced) {
        return unplaced.partitions().isEmpty()
                ? Uni.createFrom().voidItem()
                : store.positions(unplaced.topic(), unplaced.partitions())
                        .invoke(positions::putAll)
                        .chain(events::place);
    }

    private Uni<List<LogStore.Numbered>> store(LogStore.TopicId topic, ConsumerRecords<String, byte[]> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var next = new HashMap<Integer, Long>();
        records.partitions()
                .forEach(partition -> next.put(
                        partition.partition(),
                        records.records(partition).getLast().offset() + 1));
        return store.append(new LogStore.Progress(topic, Map.copyOf(positions), next), entries(records))
                .invoke(() -> positions.putAll(next));
    }

    private static List<LogEntry> entries(ConsumerRecords<String, byte[]> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .flatMap(message -> entry(message).stream())
                .toList();
    }

    /** @return the fact in a record; empty for what will never be one, so that it does not hold up those behind it */
    private static Optional<LogEntry> entry(ConsumerRecord<String, byte[]> message) {
        Optional<LogEntry> entry;
        try {
            entry = LogEntry.of(Envelope.of(message));
        } catch (UnreadableMessage e) {
            entry = Optional.empty();
        }
        if (entry.isEmpty()) {
            LOG.errorf(
                    "A record that is no fact was skipped: %s-%d at %d",
                    message.topic(), message.partition(), message.offset());
        }
        return entry;
    }
}
