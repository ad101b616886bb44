package dev.sitewright.launcher.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("integration")
class EmbeddedKafkaTest {

    @TempDir
    Path folder;

    @Test
    void topics_survive_a_stop_a_kill_and_another_port() throws Exception {
        var options = KafkaOptions.in(folder).endingWithParent();
        try (var kafka = EmbeddedKafka.start(options)) {
            send(kafka, "stopped");
        }
        try (var kafka = EmbeddedKafka.start(options)) {
            send(kafka, "killed");
            kafka.process().destroyForcibly().onExit().join();
        }
        try (var kafka = EmbeddedKafka.start(options.onPort(Ports.free()))) {
            send(kafka, "moved");
            assertThat(readAll(kafka)).containsExactly("stopped", "killed", "moved");
        }
    }

    @Test
    void a_new_topic_has_three_partitions() throws Exception {
        try (var kafka = EmbeddedKafka.start(KafkaOptions.in(folder).endingWithParent())) {
            send(kafka, "first");
            try (var consumer = consumer(kafka)) {
                assertThat(consumer.partitionsFor("notes")).hasSize(3);
            }
        }
    }

    @Test
    void topics_with_settings_of_their_own_are_made_once() throws Exception {
        try (var kafka = EmbeddedKafka.start(KafkaOptions.in(folder).endingWithParent())) {
            kafka.createTopics(Map.of("notes", Map.of("flush.messages", "1")));
            kafka.createTopics(Map.of("notes", Map.of("flush.messages", "1"), "others", Map.of()));
            send(kafka, "first");
            assertThat(readAll(kafka)).containsExactly("first");
            try (var consumer = consumer(kafka)) {
                assertThat(consumer.partitionsFor("others")).hasSize(3);
            }
        }
    }

    @Test
    void who_waits_for_a_node_hears_that_it_has_ended() {
        try (var kafka = EmbeddedKafka.start(KafkaOptions.in(folder).endingWithParent())) {
            kafka.process().destroyForcibly().onExit().join();
            assertThatThrownBy(() -> kafka.createTopics(Map.of("notes", Map.of())))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageStartingWith("Kafka ended");
        }
    }

    private static void send(EmbeddedKafka kafka, String text) throws InterruptedException, ExecutionException {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("notes", "key", text)).get();
        }
    }

    private static List<String> readAll(EmbeddedKafka kafka) {
        try (var consumer = consumer(kafka)) {
            var partitions = consumer.partitionsFor("notes").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var expected = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            var texts = new ArrayList<String>();
            while (texts.size() < expected) {
                consumer.poll(Duration.ofSeconds(5)).forEach(message -> texts.add(message.value()));
            }
            return texts;
        }
    }

    private static KafkaConsumer<String, String> consumer(EmbeddedKafka kafka) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }
}
