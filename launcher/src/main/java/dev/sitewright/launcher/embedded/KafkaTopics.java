package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LaunchException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics that have settings of their own, and so must not be left to the broker to make. */
public final class KafkaTopics implements AutoCloseable {
    private final Admin admin;

    /** @param bootstrapServers of a broker that serves */
    public KafkaTopics(String bootstrapServers) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /**
     * Makes the topics that do not exist yet, with the broker's usual number of partitions; those that do are left as they are.
     *
     * @param settings each topic's own settings, by its name
     */
    public void make(Map<String, Map<String, String>> settings) {
        var topics = settings.entrySet().stream()
                .map(topic ->
                        new NewTopic(topic.getKey(), Optional.empty(), Optional.empty()).configs(topic.getValue()))
                .toList();
        admin.createTopics(topics).values().forEach(KafkaTopics::await);
    }

    private static void await(String topic, KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("The making of topics was interrupted.", e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new LaunchException("The topic " + topic + " could not be made: " + e.getCause(), e);
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
