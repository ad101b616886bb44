package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.LogFile;
import dev.sitewright.launcher.process.Ports;
import java.nio.file.Path;

/**
 * Where and how an embedded Kafka runs.
 *
 * @param folder holds topics, consumer positions and the node's settings; made when missing, kept afterwards
 * @param log what the node prints
 * @param port of the broker, on loopback; the controller takes any free port at each start
 * @param endsWithParent whether the node ends when this JVM is gone, however that ended: wanted in tests; a launcher that
 *     was killed leaves its Kafka running for the next one to find
 */
public record KafkaOptions(Path folder, LogFile log, int port, boolean endsWithParent) {

    /** @return options for a free port */
    public static KafkaOptions in(Path folder) {
        return new KafkaOptions(folder, new LogFile(folder.resolve("kafka.log")), Ports.free(), false);
    }

    public KafkaOptions onPort(int port) {
        return new KafkaOptions(folder, log, port, endsWithParent);
    }

    public KafkaOptions logTo(Path file) {
        return new KafkaOptions(folder, new LogFile(file), port, endsWithParent);
    }

    public KafkaOptions endingWithParent() {
        return new KafkaOptions(folder, log, port, true);
    }

    Path storage() {
        return folder.resolve("data");
    }

    Path pidFile() {
        return folder.resolve("node.pid");
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }
}
