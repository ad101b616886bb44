package dev.sitewright.gateway.log;

import dev.sitewright.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/** Where stored facts are told to all replicas. A fact that does not get through is found by readers in the tables, a second or two later. */
@ApplicationScoped
class LogTopic {
    /** The fact's number in its stream; the name is that of CloudEvents' extension for sequences. */
    static final String NUMBER = "ce_sequence";

    /** The stream that the number is of: a fact may be in several. */
    static final String STREAM = "ce_stream";

    private static final Logger LOG = Logger.getLogger(LogTopic.class);
    private static final int MOST_MILLIS = 2000;

    private final Vertx vertx;
    private final Producer<String, byte[]> producer;

    LogTopic(Vertx vertx, @Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.vertx = vertx;
        var settings = new HashMap<>(connection);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MOST_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, MOST_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, MOST_MILLIS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1); // what is stored together goes in one request
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Tells facts, in order per stream. Does not wait for the broker and never fails. */
    Uni<Void> tell(List<LogStore.Numbered> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : vertx.executeBlocking(() -> sendAll(facts))
                        .onFailure()
                        .recoverWithNull()
                        .replaceWithVoid();
    }

    /** Ends the connection. */
    void close() {
        producer.close(java.time.Duration.ofMillis(MOST_MILLIS));
    }

    private Boolean sendAll(List<LogStore.Numbered> facts) {
        for (var fact : facts) {
            var unused = producer.send(toRecord(fact), (metadata, failure) -> {
                if (failure != null) {
                    LOG.debugf("%s %d was not told: %s", fact.entry().stream(), fact.number(), failure);
                }
            });
        }
        return true;
    }

    private static ProducerRecord<String, byte[]> toRecord(LogStore.Numbered fact) {
        var envelope = fact.entry().envelope();
        var headers = new java.util.ArrayList<Header>(envelope.headers());
        headers.add(new RecordHeader(NUMBER, Long.toString(fact.number()).getBytes(StandardCharsets.UTF_8)));
        headers.add(new RecordHeader(STREAM, fact.entry().stream().getBytes(StandardCharsets.UTF_8)));
        return new ProducerRecord<>(Topics.LOG, null, keyOf(fact.entry()), envelope.data(), headers);
    }

    /** Facts of a stream stay in their order. */
    private static String keyOf(LogEntry entry) {
        return StreamName.ofSubject(entry.subject()).equals(Optional.of(entry.stream()))
                ? entry.subject()
                : entry.stream();
    }
}
