package dev.sitewright.bridge.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.sitewright.bridge.provider.ModelChoice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real OpenCode beside a registry of npm that writes down what it is asked for. */
class RegistryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer registry;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        registry.start();
        Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                folder.resolve("home/.npmrc"),
                "registry=http://127.0.0.1:" + registry.getAddress().getPort() + "/\n");
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void an_instance_with_plugins_in_a_new_home_asks_the_registry_for_nothing() throws IOException {
        try (var alone = new OpenCodeAlone(folder, new ModelChoice("custom/fake", false, Map.of(), Map.of()))) {
            await().atMost(PATIENCE).until(alone::isReady);

            var directory = Files.createDirectories(folder.resolve("project")).toString();
            var methods = alone.running()
                    .client()
                    .signIns()
                    .methods(directory)
                    .await()
                    .atMost(PATIENCE); // plugins are loaded before

            assertThat(methods).isNotEmpty();
        }

        assertThat(asked).isEmpty();
    }
}
