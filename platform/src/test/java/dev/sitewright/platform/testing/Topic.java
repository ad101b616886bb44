package dev.sitewright.platform.testing;

import dev.sitewright.contracts.MessageTypes;
import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Envelope;
import dev.sitewright.platform.messaging.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** One topic of the Kafka under test: a test sends to it and sees what comes over it. */
public final class Topic {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;

    private Topic(String name) {
        this.name = name;
    }

    /** @return the topic of this name */
    public static Topic of(String name) {
        return new Topic(name);
    }

    /** Sends a message as another service's relay would, and returns when the broker has it. */
    public void send(String source, String subject, Record message) {
        send(Ids.next("evt"), source, subject, message);
    }

    /** Sends a message under an id of the test's choice, to send it twice. */
    public void send(String id, String source, String subject, Record message) {
        var json = new Messages().toJson(message).getBytes(StandardCharsets.UTF_8);
        send(new Envelope(id, MessageTypes.nameOf(message), source, subject, Instant.now(), null, json));
    }

    /** Sends any envelope, unreadable ones too. */
    public void send(Envelope envelope) {
        try (var producer = new KafkaProducer<>(connection(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(name, null, envelope.subject(), envelope.data(), envelope.headers()))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the topic from its beginning until enough messages fit.
     *
     * @return the messages that fit, in order per subject; fails when they do not come
     */
    public List<Envelope> await(int count, Predicate<Envelope> fits) {
        var found = new ArrayList<Envelope>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(connection(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(name));
            while (found.size() < count) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("only " + found.size() + " of " + count + " messages came over " + name);
                }
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    var envelope = Envelope.of(message);
                    if (fits.test(envelope)) {
                        found.add(envelope);
                    }
                }
            }
        }
        return found;
    }

    private static Map<String, Object> connection() {
        return Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "group.id",
                Ids.next("grp"),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                500); // a topic may come into being while it is watched
    }
}
