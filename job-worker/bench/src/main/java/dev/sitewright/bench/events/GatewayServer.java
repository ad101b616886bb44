package dev.sitewright.bench.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.bench.run.BenchFailure;
import dev.sitewright.bench.run.BenchServer;
import dev.sitewright.bench.run.SystemUnderTest;
import dev.sitewright.bench.run.SystemUnderTest.Role;
import dev.sitewright.launcher.embedded.Database;
import dev.sitewright.launcher.embedded.EmbeddedKafka;
import dev.sitewright.launcher.embedded.KafkaOptions;
import dev.sitewright.launcher.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Sitewright's gateway as packaged, with a heap of 512 MiB, on PostgreSQL and Kafka. Facts are told as a service tells them: by rows of an outbox, here
 * the gateway's own. Each stream is a person's.
 */
final class GatewayServer implements StreamServer {
    static final SystemUnderTest SYSTEM = new SystemUnderTest("sitewright", Role.OURS, List.of());

    private final EmbeddedKafka kafka;
    private final Process process;
    private final int port;
    private final OutboxWriter outbox;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, Person> people = new HashMap<>();
    private String admin = "";

    /** Whose stream it is. */
    private record Person(String id, String cookie) {}

    private GatewayServer(EmbeddedKafka kafka, Process process, int port, OutboxWriter outbox) {
        this.kafka = kafka;
        this.process = process;
        this.port = port;
        this.outbox = outbox;
    }

    /**
     * Starts it on an empty database.
     *
     * @param root the whole project's folder, built
     * @param folder for Kafka, keys and logs
     */
    static GatewayServer start(Path root, BenchServer server, Path folder) throws Exception {
        var database = server.createDatabase();
        var kafka = EmbeddedKafka.start(KafkaOptions.in(folder.resolve("kafka")).endingWithParent());
        var port = Ports.free();
        var process = new ProcessBuilder(command(root, database, kafka, port, folder))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("gateway.log").toFile())
                .start();
        var gateway = new GatewayServer(kafka, process, port, OutboxWriter.open(database));
        gateway.awaitReady();
        gateway.setUp();
        return gateway;
    }

    private static List<String> command(Path root, Database database, EmbeddedKafka kafka, int port, Path folder)
            throws IOException {
        var keys = Keys.write(folder);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        Map.of(
                        "sitewright.db.host", database.host(),
                        "sitewright.db.port", String.valueOf(database.port()),
                        "sitewright.db.name", database.name(),
                        "sitewright.db.user", database.user(),
                        "sitewright.db.password", database.password(),
                        "kafka.bootstrap.servers", kafka.bootstrapServers(),
                        "sitewright.internal.private-key", keys.privateKey().toString(),
                        "sitewright.internal.public-key", keys.publicKey().toString(),
                        "sitewright.secrets.key", keys.secret())
                .forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dsitewright.limits.user.read=1000000",
                "-Dsitewright.streams.per-person=10000",
                "-jar",
                root.resolve(Path.of("api-gateway", "target", "quarkus-app", "quarkus-run.jar"))
                        .toString()));
        return command;
    }

    private void awaitReady() throws InterruptedException {
        while (!isReady()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new BenchFailure("the gateway ended at its start");
            }
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/q/health/ready", "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void setUp() throws IOException, InterruptedException {
        var answer = post("/api/v1/setup", "{\"username\":\"bench\",\"password\":\"bench bench bench\"}");
        admin = cookie(answer);
        people.put(0, new Person(id(answer), admin));
    }

    /** @return the person whose stream it is, made when there is none yet */
    private Person person(int stream) throws IOException, InterruptedException {
        var known = people.get(stream);
        if (known != null) {
            return known;
        }
        var credentials = "\"username\":\"reader-" + stream + "\",\"password\":\"bench bench bench\"";
        post("/api/v1/users", "{\"items\":[{" + credentials + "}]}");
        var answer = post("/api/v1/login", "{" + credentials + "}");
        var made = new Person(id(answer), cookie(answer));
        people.put(stream, made);
        return made;
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static String id(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body()).at("/user/id").asText();
    }

    private HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", cookie);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", admin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new BenchFailure(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    @Override
    public SystemUnderTest system() {
        return SYSTEM;
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public String request(int stream, long after) {
        return "GET /api/v1/me/events?after=" + after
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: "
                + known(stream).cookie() + "\r\n\r\n";
    }

    private Person known(int stream) {
        try {
            return person(stream);
        } catch (IOException | InterruptedException e) {
            throw new BenchFailure("no person for a stream: " + e.getMessage(), e);
        }
    }

    @Override
    public void tell(int stream, List<String> facts) throws SQLException {
        outbox.write(known(stream).id(), facts);
    }

    @Override
    public long head(int stream) throws Exception {
        var page = get("/api/v1/me/events?format=json&limit=1", known(stream).cookie());
        return new ObjectMapper().readTree(page.body()).path("head").asLong();
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
        try {
            outbox.close();
        } catch (SQLException e) {
            System.getLogger(GatewayServer.class.getName()).log(System.Logger.Level.DEBUG, "not closed", e);
        }
        kafka.close();
    }
}
