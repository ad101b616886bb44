package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.OwnSession;
import dev.sitewright.launcher.process.PrivateFiles;
import dev.sitewright.launcher.process.ProcessEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A running Kafka node, broker and controller in one, in a JVM of its own so that it can be killed and restarted alone. */
public final class EmbeddedKafka implements AutoCloseable {
    /** Above the recovery of all log segments after a kill. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final KafkaOptions options;
    private final Process process;

    private EmbeddedKafka(KafkaOptions options, Process process) {
        this.options = options;
        this.process = process;
    }

    /** Formats the storage when it is new, and returns when a client can list the topics. */
    public static EmbeddedKafka start(KafkaOptions options) {
        PrivateFiles.folder(options.folder());
        options.log().rotate();
        var settings = options.folder().resolve("node.properties");
        PrivateFiles.write(settings, KafkaSettings.of(options));
        var kafka = new EmbeddedKafka(options, startNode(options, settings));
        try {
            kafka.awaitReady();
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return options.bootstrapServers();
    }

    public Process process() {
        return process;
    }

    /** Stops the node; kills it when that takes too long: what it has confirmed is in the operating system's hands by then. */
    @Override
    public void close() {
        ProcessEnd.terminate(process.toHandle(), STOP_LIMIT);
    }

    private static Process startNode(KafkaOptions options, Path settings) {
        try {
            return new ProcessBuilder(OwnSession.of(command(options, settings)))
                    .directory(options.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            options.log().path().toFile()))
                    .start();
        } catch (IOException e) {
            throw new LaunchException("Kafka could not be started: " + e.getMessage() + ".", e);
        }
    }

    private static List<String> command(KafkaOptions options, Path settings) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(List.of(java, "-Xmx256m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(
                List.of("-XX:+ExitOnOutOfMemoryError", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), KafkaNode.class.getName(), settings.toString()));
        if (options.endsWithParent()) {
            command.add(KafkaNode.ENDS_WITH_PARENT);
        }
        return command;
    }

    private void awaitReady() {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                50,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) START_LIMIT.toMillis());
        try (var admin = Admin.create(config)) {
            var topics = admin.listTopics().names().toCompletionStage().toCompletableFuture();
            var ended = process.onExit()
                    .thenRun(() -> topics.completeExceptionally(
                            new LaunchException("Kafka ended at its start, saying: " + lastWords())));
            topics.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            ended.cancel(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("The start of Kafka was interrupted.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LaunchException known ? known : notReady(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw notReady(e);
        }
    }

    private LaunchException notReady(Exception cause) {
        return new LaunchException(
                "Kafka did not answer within " + START_LIMIT.toSeconds() + " s, saying: " + lastWords(), cause);
    }

    private String lastWords() {
        return String.join(" | ", options.log().lastLines(4));
    }
}
