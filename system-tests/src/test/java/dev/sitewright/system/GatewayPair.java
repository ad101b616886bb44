package dev.sitewright.system;

import com.sun.net.httpserver.HttpServer;
import dev.sitewright.launcher.embedded.EmbeddedKafka;
import dev.sitewright.launcher.embedded.EmbeddedPostgres;
import dev.sitewright.launcher.embedded.KafkaOptions;
import dev.sitewright.launcher.embedded.PostgresOptions;
import dev.sitewright.launcher.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two gateways as packaged, each a process of its own, on one database and one Kafka. Every project is everybody's. */
final class GatewayPair implements AutoCloseable {
    private final Path folder = Folders.temporary("sitewright-gateways");
    private final EmbeddedPostgres postgres = EmbeddedPostgres.start(
            PostgresOptions.in(folder.resolve("postgres")).forgetful());
    private final EmbeddedKafka kafka =
            EmbeddedKafka.start(KafkaOptions.in(folder.resolve("kafka")).endingWithParent());
    private final HttpServer projects;
    private final List<Process> processes = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    private GatewayPair() throws IOException {
        projects = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        projects.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
    }

    /** Starts both, the second when the first has made the tables. */
    static GatewayPair start() {
        try {
            var pair = new GatewayPair();
            pair.projects.start();
            pair.writeKeys();
            var database = pair.postgres.createDatabase("gateway", "gateway", "secret");
            var settings = new HashMap<>(Map.of(
                    "sitewright.db.host", database.host(),
                    "sitewright.db.port", String.valueOf(database.port()),
                    "sitewright.db.password", "secret",
                    "kafka.bootstrap.servers", pair.kafka.bootstrapServers(),
                    "sitewright.internal.private-key",
                            pair.folder.resolve("private.pem").toString(),
                    "sitewright.internal.public-key",
                            pair.folder.resolve("public.pem").toString(),
                    "sitewright.secrets.key", Base64.getEncoder().encodeToString(new byte[32]),
                    "sitewright.urls.project-service",
                            "http://127.0.0.1:" + pair.projects.getAddress().getPort(),
                    "sitewright.open-streams.lease", "4s",
                    "sitewright.open-streams.renewal", "1s"));
            settings.put("sitewright.settings.read-every", "1d"); // what is not heard is not known
            pair.add(settings);
            pair.add(settings);
            return pair;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where the first answers */
    String first() {
        return addresses.get(0);
    }

    /** @return where the second answers */
    String second() {
        return addresses.get(1);
    }

    /** Ends the first without a warning. */
    void killFirst() {
        processes.getFirst().destroyForcibly();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> Wait.until("its end", () -> !process.isAlive(), process::toString));
        projects.stop(0);
        kafka.close();
        postgres.close();
        Folders.delete(folder);
    }

    private void add(Map<String, String> settings) throws IOException {
        var port = Ports.free();
        var number = processes.size() + 1;
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of("-jar", jar().toString()));
        var log = Files.createDirectories(Path.of("target", "logs")).resolve("gateway-" + number + ".log");
        processes.add(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toAbsolutePath().toFile())
                .start());
        addresses.add("http://127.0.0.1:" + port);
        Wait.until("gateway " + number, () -> isReady(port), () -> "see " + log.toAbsolutePath());
    }

    private static Path jar() {
        return RunningSystem.root().resolve(Path.of("api-gateway", "target", "quarkus-app", "quarkus-run.jar"));
    }

    private static boolean isReady(int port) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
            return http.send(ready.build(), BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    private void writeKeys() throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            Files.writeString(folder.resolve("private.pem"), pem("PRIVATE KEY", keys.getPrivate()));
            Files.writeString(folder.resolve("public.pem"), pem("PUBLIC KEY", keys.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static String pem(String label, Key key) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
