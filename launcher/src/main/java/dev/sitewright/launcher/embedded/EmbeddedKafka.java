package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.OwnSession;
import dev.sitewright.launcher.process.Ports;
import dev.sitewright.launcher.process.PrivateFiles;
import dev.sitewright.launcher.process.ProcessEnd;
import dev.sitewright.launcher.process.ProcessIdentity;
import dev.sitewright.launcher.process.Started;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A running Kafka node, broker and controller in one, in a JVM of its own so that it can be killed and restarted alone. */
public final class EmbeddedKafka implements Started {
    /** Above the recovery of all log segments after a kill. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final KafkaOptions options;
    private final Process process;

    private EmbeddedKafka(KafkaOptions options, Process process) {
        this.options = options;
        this.process = process;
    }

    /** Formats the storage when it is new, ends a node that an earlier run left on it, and returns when a client can list the topics. */
    public static EmbeddedKafka start(KafkaOptions options) {
        var kafka = launch(options);
        try {
            kafka.awaitReady();
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    /** Like {@link #start}, without waiting for the node to be ready. */
    public static EmbeddedKafka launch(KafkaOptions options) {
        PrivateFiles.folder(options.folder());
        options.log().rotate();
        endLeftover(options);
        var settings = options.folder().resolve("node.properties");
        PrivateFiles.write(settings, KafkaSettings.of(options));
        var process = startNode(options, settings);
        ProcessIdentity.of(process.toHandle()).ifPresent(identity -> identity.write(options.pidFile()));
        return new EmbeddedKafka(options, process);
    }

    /** Ends the node that an earlier run left on this folder, if any. */
    public static void endLeftover(KafkaOptions options) {
        ProcessIdentity.read(options.pidFile())
                .flatMap(ProcessIdentity::find)
                .ifPresent(process -> ProcessEnd.terminate(process, STOP_LIMIT));
    }

    public String bootstrapServers() {
        return options.bootstrapServers();
    }

    @Override
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

    @Override
    public void awaitReady() {
        awaitPort();
        ask(KafkaTopics::list);
    }

    /**
     * Makes topics that have settings of their own, and so must not be left to the broker to make; those that exist are left as they are. The node
     * must serve; fails with {@link LaunchException} when it has ended.
     *
     * @param settings each topic's own settings, by its name
     */
    public void createTopics(Map<String, Map<String, String>> settings) {
        ask(topics -> topics.make(settings));
    }

    private void ask(Function<KafkaTopics, CompletableFuture<?>> question) {
        try (var topics = new KafkaTopics(bootstrapServers(), START_LIMIT)) {
            CompletableFuture.anyOf(question.apply(topics), process.onExit())
                    .get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            requireAlive();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException | TimeoutException e) {
            throw e.getCause() instanceof LaunchException cause ? cause : notReady();
        }
    }

    /** Asked with a bare connection, because a Kafka client writes a warning for each attempt that fails. */
    private void awaitPort() {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Ports.isServed(options.port())) {
            try {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            requireAlive();
            if (System.nanoTime() > deadline) {
                throw notReady();
            }
        }
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new LaunchException("Kafka ended at its start, saying: " + lastWords());
        }
    }

    private static LaunchException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LaunchException("The start of Kafka was interrupted.", e);
    }

    private LaunchException notReady() {
        return new LaunchException(
                "Kafka did not answer within " + START_LIMIT.toSeconds() + " s, saying: " + lastWords());
    }

    private String lastWords() {
        return String.join(" | ", options.log().lastLines(4));
    }
}
