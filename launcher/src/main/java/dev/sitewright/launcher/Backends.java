package dev.sitewright.launcher;

import dev.sitewright.contracts.Topics;
import dev.sitewright.launcher.data.DataFolder;
import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.embedded.EmbeddedKafka;
import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.embedded.KafkaOptions;
import dev.sitewright.launcher.embedded.PostgresOptions;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.Ports;
import dev.sitewright.launcher.process.Started;
import dev.sitewright.launcher.service.PortPlan;
import dev.sitewright.launcher.service.Secrets;
import dev.sitewright.launcher.service.Service;
import dev.sitewright.launcher.supervise.Part;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and Kafka of one run: on their data in the data folder, each on a port that stays the same for the run. */
final class Backends {
    static final String POSTGRES = "postgresql";
    static final String KAFKA = "kafka";
    static final List<String> NAMES = List.of(POSTGRES, KAFKA);

    /** Not the products' own usual ports: those may belong to a server of the person. */
    private static final int USUAL_POSTGRES_PORT = 15432;

    private static final int USUAL_KAFKA_PORT = 19092;

    /**
     * Facts and requests are on disk before they are confirmed: their senders forget them then, and there is no second broker.
     * Deltas are of no use to anybody a moment later.
     */
    private static final Map<String, Map<String, String>> TOPICS = Map.of(
            Topics.EVENTS, Map.of("flush.messages", "1"),
            Topics.JOB_REQUESTS, Map.of("flush.messages", "1"),
            Topics.LOG, Map.of(),
            Topics.DELTAS, Map.of("retention.ms", "3600000", "segment.ms", "600000"));

    private final PostgresOptions postgres;
    private final KafkaOptions kafka;
    private final Secrets secrets;
    private volatile @Nullable EmbeddedPostgres server;
    private volatile @Nullable EmbeddedKafka node;

    Backends(Options options, PortPlan ports, Secrets secrets) {
        var usual = postgresOptions(options.data()).onPort(ports.choose(POSTGRES, USUAL_POSTGRES_PORT));
        this.postgres = options.durable() ? usual : usual.forgetful();
        this.kafka = kafkaOptions(options.data()).onPort(ports.choose(KAFKA, USUAL_KAFKA_PORT));
        this.secrets = secrets;
    }

    static PostgresOptions postgresOptions(DataFolder data) {
        return PostgresOptions.in(data.postgres())
                .programsIn(data.cache().resolve(POSTGRES))
                .logTo(data.log(POSTGRES).path());
    }

    static KafkaOptions kafkaOptions(DataFolder data) {
        return KafkaOptions.in(data.kafka()).logTo(data.log(KAFKA).path());
    }

    Part postgres() {
        return part(POSTGRES, postgres.port(), () -> {
            var started = EmbeddedPostgres.launch(postgres);
            server = started;
            return started;
        });
    }

    Part kafka() {
        return part(KAFKA, kafka.port(), () -> {
            var started = EmbeddedKafka.launch(kafka);
            node = started;
            return started;
        });
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafka.port();
    }

    /** Makes the services' databases and roles where they are missing; PostgreSQL must serve. */
    Map<Service, Database> databases() {
        var running = Objects.requireNonNull(server, "PostgreSQL serves");
        var databases = new EnumMap<Service, Database>(Service.class);
        for (var service : Service.values()) {
            var password = secrets.databasePassword(service);
            databases.put(service, running.createDatabase(service.database(), service.role(), password));
        }
        return databases;
    }

    /** Makes the topics where they are missing; Kafka must serve. */
    void createTopics() {
        Objects.requireNonNull(node, "Kafka serves").createTopics(TOPICS);
    }

    private static Part part(String name, int port, Supplier<Started> start) {
        return new Part() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Started launch() {
                if (!Ports.isFree(port)) {
                    throw new LaunchException("Port " + port + " of " + name + " is taken by another program.");
                }
                return start.get();
            }
        };
    }
}
