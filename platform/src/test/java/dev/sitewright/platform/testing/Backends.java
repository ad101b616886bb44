package dev.sitewright.platform.testing;

import dev.sitewright.launcher.embedded.EmbeddedKafka;
import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.embedded.KafkaOptions;
import dev.sitewright.launcher.embedded.PostgresOptions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Starts PostgreSQL and Kafka once for all tests of a JVM, and makes a database for each application under test. */
public class Backends implements QuarkusTestResourceLifecycleManager {
    /** Tests see the same sealed texts whichever application of the JVM made them. */
    private static final String SECRETS_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static @Nullable Running running;

    /** What all applications of this JVM share; stopped when it ends. */
    private record Running(Path folder, EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        static Running begin() {
            try {
                var folder = Files.createTempDirectory("sitewright-test");
                var started = new Running(
                        folder,
                        EmbeddedPostgres.start(
                                PostgresOptions.in(folder.resolve("postgres")).forgetful()),
                        EmbeddedKafka.start(
                                KafkaOptions.in(folder.resolve("kafka")).endingWithParent()));
                Runtime.getRuntime().addShutdownHook(new Thread(started::end, "stop-backends"));
                writeKeys(folder);
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void end() {
            kafka.close();
            postgres.close();
            TestFolders.delete(folder);
        }
    }

    /** With several resources Quarkus starts each on a thread of the JVM's pool, whose class loader finds another Kafka than ours. */
    @Override
    public Map<String, String> start() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
        try {
            return settings(shared());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Map<String, String> settings(Running shared) {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        var database = shared.postgres().createDatabase(name, name, "secret");
        var own = shared.folder().resolve(name);
        return Map.ofEntries(
                Map.entry("sitewright.db.host", database.host()),
                Map.entry("sitewright.db.port", String.valueOf(database.port())),
                Map.entry("sitewright.db.name", database.name()),
                Map.entry("sitewright.db.user", database.user()),
                Map.entry("sitewright.db.password", database.password()),
                Map.entry("kafka.bootstrap.servers", shared.kafka().bootstrapServers()),
                Map.entry("sitewright.internal.private-key", file(shared, "private.pem")),
                Map.entry("sitewright.internal.public-key", file(shared, "public.pem")),
                Map.entry("sitewright.secrets.key", SECRETS_KEY),
                Map.entry("sitewright.workspaces", own.resolve("workspaces").toString()),
                Map.entry("sitewright.children", own.resolve("children").toString()),
                Map.entry("sitewright.opencode.home", own.resolve("opencode").toString()),
                Map.entry("quarkus.http.test-port", "0"));
    }

    @Override
    public void stop() {
        // The next application of this JVM uses the same servers; they end with it.
    }

    private static synchronized Running shared() {
        var current = running;
        if (current == null) {
            current = Running.begin();
            running = current;
        }
        return current;
    }

    private static String file(Running shared, String name) {
        return shared.folder().resolve(name).toString();
    }

    private static void writeKeys(Path folder) throws IOException {
        var keys = TestKeys.fresh();
        Files.writeString(folder.resolve("private.pem"), keys.privatePem());
        Files.writeString(folder.resolve("public.pem"), keys.publicPem());
    }
}
