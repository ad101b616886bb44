package dev.sitewright.gateway.log;

import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import dev.sitewright.platform.messaging.UnreadableMessage;
import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.stream.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Tells the readers in this process what happens: one subscription to each topic, however many they are. Every replica gets everything. */
@ApplicationScoped
class LiveFeed {
    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

    private final EventFollower follower;
    private final Messages messages;

    LiveFeed(EventFollower follower, Messages messages) {
        this.follower = follower;
        this.messages = messages;
    }

    /** Facts that this process has stored itself: its own readers need not wait until they come round by the topic. */
    void stored(List<LogStore.Numbered> facts) {
        tell(facts);
    }

    @Incoming("log")
    void onFacts(ConsumerRecords<String, byte[]> messages) {
        var facts = new ArrayList<LogStore.Numbered>(messages.count());
        messages.forEach(message -> tolerantly(message, one -> factIn(one).ifPresent(facts::add)));
        tell(facts);
    }

    @Incoming("deltas")
    void onDeltas(ConsumerRecords<String, byte[]> deltas) {
        deltas.forEach(message -> tolerantly(message, this::onDelta));
    }

    private static Optional<LogStore.Numbered> factIn(ConsumerRecord<String, byte[]> message) {
        var number = Long.parseLong(
                new String(message.headers().lastHeader(LogTopic.NUMBER).value(), StandardCharsets.UTF_8));
        var stream = streamOf(message);
        return LogEntry.ofChecked(Envelope.of(message))
                .map(entry -> new LogStore.Numbered(number, entry.in(stream.orElse(entry.stream()))));
    }

    /** Those of one stream together: a reader is woken once for all of them, and written to once. */
    private void tell(List<LogStore.Numbered> facts) {
        var byStream = new HashMap<String, List<Told>>();
        for (var fact : facts) {
            var entry = fact.entry();
            byStream.computeIfAbsent(entry.stream(), stream -> new ArrayList<>())
                    .add(new Told(fact.number(), entry.type(), () -> entry.frame(fact.number())));
        }
        byStream.forEach(follower::told);
    }

    /** @return the stream that the fact was stored in; empty when a replica of before told it, which knew only one */
    private static Optional<String> streamOf(ConsumerRecord<String, byte[]> message) {
        return Optional.ofNullable(message.headers().lastHeader(LogTopic.STREAM))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private void onDelta(ConsumerRecord<String, byte[]> message) {
        var envelope = Envelope.of(message);
        messages.deltaOf(envelope)
                .ifPresent(delta -> LogEntry.of(envelope)
                        .ifPresent(entry -> follower.grew(
                                entry.stream(),
                                delta,
                                "{\"type\":\"" + entry.type() + "\",\"data\":" + entry.data() + "}")));
    }

    private static void tolerantly(
            ConsumerRecord<String, byte[]> message, Consumer<ConsumerRecord<String, byte[]>> work) {
        try {
            work.accept(message);
        } catch (UnreadableMessage | IllegalArgumentException | NullPointerException e) {
            LOG.warnf("A record of %s at %d was skipped: %s", message.topic(), message.offset(), e);
        }
    }
}
