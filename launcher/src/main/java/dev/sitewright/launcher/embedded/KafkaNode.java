package dev.sitewright.launcher.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** The child JVM of {@link EmbeddedKafka}: formats the storage once, then serves until it is told to stop. */
final class KafkaNode {
    static final String ENDS_WITH_PARENT = "--ends-with-parent";

    /** Warnings, and the two lines that say it runs; held here because loggers without a holder forget their level. */
    private static final List<Logger> LOGGERS = List.of(
            level(Logger.getLogger(""), Level.WARNING),
            level(Logger.getLogger("kafka.server.KafkaRaftServer"), Level.INFO),
            level(Logger.getLogger(KafkaNode.class.getName()), Level.INFO));

    private KafkaNode() {}

    public static void main(String[] args) throws Exception {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(args[0]))) {
            settings.load(reader);
        }
        if (List.of(args).contains(ENDS_WITH_PARENT)) {
            Thread.ofPlatform().daemon().start(KafkaNode::endWithParent);
        }
        format(settings);
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        LOGGERS.getLast().info("Serving on " + settings.getProperty("advertised.listeners"));
        server.awaitShutdown();
    }

    private static Logger level(Logger logger, Level level) {
        logger.setLevel(level);
        return logger;
    }

    /** meta.properties is the last file that the formatter writes: without it, an interrupted format is simply done again. */
    private static void format(Properties settings) throws Exception {
        var storage = settings.getProperty("log.dirs");
        if (Files.exists(Path.of(storage, "meta.properties"))) {
            return;
        }
        new Formatter()
                .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .addDirectory(storage)
                .setMetadataLogDirectory(storage)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    /** The parent holds the other end of standard input: it closes when the parent ends, even when that was killed. */
    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // a broken pipe says the same
        }
        System.exit(0);
    }
}
