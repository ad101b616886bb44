package dev.sitewright.launcher.embedded;

import dev.sitewright.launcher.process.Ports;

/** The node's settings: one replica of everything, small caches, and nothing that waits for other nodes. */
final class KafkaSettings {
    private KafkaSettings() {}

    /** @return the text of a properties file; the controller's port is new each time, nothing refers to the old one */
    static String of(KafkaOptions options) {
        var controller = "127.0.0.1:" + Ports.free();
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%1$s
                listeners=PLAINTEXT://%2$s,CONTROLLER://%1$s
                advertised.listeners=PLAINTEXT://%2$s
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s

                auto.create.topics.enable=true
                num.partitions=3
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=3
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1

                # a killed node's own registration is honoured this long: until then its successor may not register
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500

                group.initial.rebalance.delay.ms=0
                log.segment.bytes=67108864
                log.cleaner.dedupe.buffer.size=2097152
                num.network.threads=2
                num.io.threads=2
                background.threads=2
                """.formatted(controller, options.bootstrapServers(), options.storage());
    }
}
