package dev.sitewright.gateway.log;

import dev.sitewright.contracts.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The topic of facts, read by one member of the group of writers. The plain Kafka client, because where to read next is said by the
 * database and must take effect exactly: a partition that was just assigned tells nothing before it has been {@link #place placed}. All work
 * on the client happens on one thread of its own.
 */
@ApplicationScoped
class EventsTopic {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> connection;
    private final LogConfig config;
    private final int port;
    private final WorkerExecutor thread;

    // Touched on that thread only.
    private @Nullable Consumer<String, byte[]> consumer;
    private @Nullable String cluster;
    private final Set<TopicPartition> unplaced = new HashSet<>();

    EventsTopic(
            Vertx vertx,
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            LogConfig config,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.connection = connection;
        this.config = config;
        this.port = port;
        this.thread = vertx.createSharedWorkerExecutor("log-writer", 1);
    }

    /**
     * What stands in the way of reading.
     *
     * @param topic the topic, in the Kafka it is read from
     * @param partitions the assigned partitions that must be placed first
     */
    record Unplaced(LogStore.TopicId topic, List<Integer> partitions) {}

    /** @return the partitions that must be placed before they are read */
    Uni<Unplaced> unplaced() {
        return on(() -> new Unplaced(
                new LogStore.TopicId(cluster(), Topics.EVENTS),
                unplaced.stream().map(TopicPartition::partition).toList()));
    }

    /** Says from which offset on each of these partitions is read; one before the oldest record means the oldest. */
    Uni<Void> place(Map<Integer, Long> positions) {
        return on(() -> {
            positions.forEach((partition, offset) -> {
                var place = new TopicPartition(Topics.EVENTS, partition);
                if (unplaced.remove(place)) {
                    consumer().seek(place, offset);
                    consumer().resume(List.of(place));
                }
            });
            return null;
        });
    }

    /** @return what came, from placed partitions only; waits for half a second when there is nothing */
    Uni<ConsumerRecords<String, byte[]>> poll() {
        return on(() -> consumer().poll(POLL));
    }

    /** Lets go of everything: all partitions must be placed again. */
    Uni<Void> displace() {
        return on(() -> {
            hold(consumer().assignment());
            return null;
        });
    }

    /** Leaves the topic; it is joined anew when it is used again. */
    Uni<Void> close() {
        return on(() -> {
            abandon();
            return null;
        });
    }

    private <T extends @Nullable Object> Uni<T> on(Callable<T> work) {
        return thread.executeBlocking(() -> {
            try {
                return work.call();
            } catch (KafkaException e) {
                abandon(); // the client has dealt with what passes; this one may be of no use any more
                throw e;
            }
        });
    }

    private void abandon() {
        var open = consumer;
        consumer = null;
        cluster = null;
        unplaced.clear();
        if (open != null) {
            open.close(CloseOptions.timeout(POLL));
        }
    }

    private Consumer<String, byte[]> consumer() {
        var open = consumer;
        if (open == null) {
            open = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer());
            open.subscribe(List.of(Topics.EVENTS), new Assignment());
            consumer = open;
        }
        return open;
    }

    private String cluster() throws Exception {
        var known = cluster;
        if (known == null) {
            try (var admin = Admin.create(connection)) {
                known = admin.describeCluster().clusterId().get(10, TimeUnit.SECONDS);
                cluster = known;
            }
        }
        return known;
    }

    private void hold(Collection<TopicPartition> partitions) {
        consumer().pause(partitions);
        unplaced.addAll(partitions);
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, config.member().orElseGet(() -> hostName() + "-" + port));
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int)
                config.sessionTimeout().toMillis());
        settings.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                (int) config.sessionTimeout().toMillis() / 4);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false); // the database knows the position
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        return settings;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "gateway";
        }
    }

    /** Partitions come and go while {@link Consumer#poll} runs. */
    private final class Assignment implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            hold(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            unplaced.removeAll(partitions);
        }
    }
}
