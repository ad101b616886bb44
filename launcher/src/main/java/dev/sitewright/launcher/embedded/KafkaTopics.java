package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LaunchException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Asks a node about its topics. Nothing here waits: a node may end before it answers, and its client would go on asking. */
final class KafkaTopics implements AutoCloseable {
    private static final long BETWEEN_ATTEMPTS_MS = 50;

    private final Admin admin;

    /** @param limit how long the node may take for an answer */
    KafkaTopics(String bootstrapServers, Duration limit) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG,
                BETWEEN_ATTEMPTS_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) limit.toMillis()));
    }

    /** @return ends when the node has listed its topics: it serves then */
    CompletableFuture<?> list() {
        return admin.listTopics().names().toCompletionStage().toCompletableFuture();
    }

    /**
     * Makes the topics that do not exist yet, with the broker's usual number of partitions; those that do are left as they are.
     *
     * @param settings each topic's own settings, by its name
     * @return ends when they are there; fails with {@link LaunchException} when one cannot be made
     */
    CompletableFuture<?> make(Map<String, Map<String, String>> settings) {
        var topics = settings.entrySet().stream()
                .map(topic ->
                        new NewTopic(topic.getKey(), Optional.empty(), Optional.empty()).configs(topic.getValue()))
                .toList();
        return CompletableFuture.allOf(admin.createTopics(topics).values().entrySet().stream()
                .map(made -> there(made.getKey(), made.getValue()))
                .toArray(CompletableFuture<?>[]::new));
    }

    private static CompletableFuture<Void> there(String topic, KafkaFuture<Void> made) {
        return made.toCompletionStage().toCompletableFuture().exceptionally(failure -> {
            var reason = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
            if (reason instanceof TopicExistsException) {
                return null;
            }
            throw new LaunchException("The topic " + topic + " could not be made: " + reason, failure);
        });
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
