package dev.sitewright.bridge.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sitewright.bridge.testing.Bridge;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A provider of models to which people sign in, on this machine, with its plugin for OpenCode. */
public class Acme implements QuarkusTestResourceLifecycleManager {
    /** What a person is shown at the provider's. */
    static final String CODE = "4/the-code-of-a-person";

    /** How long its tokens last, in seconds; a test may want them to run out. */
    static final AtomicInteger LASTING = new AtomicInteger(3600);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Set<String> VALID = ConcurrentHashMap.newKeySet();
    private static final Map<String, CountDownLatch> DEVICES = new ConcurrentHashMap<>();
    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();

    /** By what a request says: it is answered, by a 503, when its test lets it. */
    private static final Map<String, CountDownLatch> HELD = new ConcurrentHashMap<>();

    /** How many want to refresh before the first may. */
    private static volatile CountDownLatch crowd = new CountDownLatch(0);

    private static final AtomicInteger REFUSED = new AtomicInteger();

    private static volatile @Nullable String address;

    private @Nullable HttpServer server;
    private @Nullable Path folder;

    /** A request for an answer of the model. */
    record Asked(String authorization, String body) {}

    /** @return the credentials of the requests that carried this text */
    static List<String> authorizationsOf(String text) {
        return ASKED.stream()
                .filter(one -> one.body().contains(text))
                .map(Asked::authorization)
                .toList();
    }

    /** @return where its models answer */
    static String address() {
        return Objects.requireNonNull(address);
    }

    /** Somebody got a key in another way. */
    static void accept(String key) {
        VALID.add(key);
    }

    /** @return all tokens that it ever gave */
    static Set<String> tokens() {
        return Set.copyOf(VALID);
    }

    /** Requests with this text wait until the answer is counted down, and are told to come again then. */
    static CountDownLatch hold(String text) {
        return HELD.computeIfAbsent(text, key -> new CountDownLatch(1));
    }

    /** The next ones that refresh tokens are answered when there are so many. */
    static void refreshTogether(int many) {
        crowd = new CountDownLatch(many);
    }

    /** @return how many it has refused to refresh */
    static int refused() {
        return REFUSED.get();
    }

    /** The person does at the provider's what they were asked to. */
    static void approve(String url) {
        Objects.requireNonNull(DEVICES.get(url.substring(url.indexOf('=') + 1))).countDown();
    }

    @Override
    public Map<String, String> start() {
        try (var plugin = Objects.requireNonNull(Acme.class.getResourceAsStream("/acme/plugin.mjs"))) {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/device", exchange -> answer(exchange, 200, device()));
            started.createContext("/token", Acme::token);
            started.createContext("/v1", Acme::complete);
            started.start();
            server = started;
            folder = Files.createTempDirectory("acme");
            var file = Objects.requireNonNull(folder).resolve("plugin.mjs");
            var origin = "http://127.0.0.1:" + started.getAddress().getPort();
            address = origin + "/v1";
            Files.writeString(file, new String(plugin.readAllBytes(), UTF_8).replace("{ADDRESS}", origin));
            return Map.of("sitewright.opencode.plugins", file.toUri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static Map<String, ?> device() {
        var id = "dev" + NUMBERS.incrementAndGet();
        DEVICES.put(id, new CountDownLatch(1));
        return Map.of("id", id, "code", "ACME-" + NUMBERS.get());
    }

    /** A code counts always; a device when its person has approved; a token for refreshing once. */
    private static void token(HttpExchange exchange) throws IOException {
        var asked = JSON.readTree(exchange.getRequestBody());
        if (asked.has("device")) {
            awaitApproval(asked.path("device").asText());
        }
        var good = asked.has("device")
                || asked.path("code").asText().equals(CODE)
                || refreshes(asked.path("refresh").asText());
        answer(exchange, good ? 200 : 400, good ? fresh() : Map.of("error", "invalid_grant"));
    }

    private static boolean refreshes(String token) {
        crowd.countDown();
        await(crowd);
        var good = VALID.remove(token);
        if (!good) {
            REFUSED.incrementAndGet();
        }
        return good;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(Bridge.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitApproval(String device) {
        await(Objects.requireNonNull(DEVICES.get(device)));
    }

    private static Map<String, ?> fresh() {
        var access = "acme-access-" + NUMBERS.incrementAndGet();
        var refresh = "acme-refresh-" + NUMBERS.incrementAndGet();
        VALID.addAll(List.of(access, refresh));
        return Map.of("access", access, "refresh", refresh, "seconds", LASTING.get());
    }

    private static void complete(HttpExchange exchange) throws IOException {
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("authorization"));
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        ASKED.add(new Asked(authorization, body));
        for (var held : HELD.entrySet()) {
            if (body.contains(held.getKey()) && held.getValue().getCount() > 0) {
                await(held.getValue());
                answer(exchange, 503, Map.of("error", Map.of("message", "come again")));
                return;
            }
        }
        if (!VALID.contains(authorization.replace("Bearer ", ""))) {
            answer(exchange, 401, Map.of("error", Map.of("message", "who are you")));
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (var chunk : List.of(chunk("Acme answers", null), chunk("", "stop"))) {
                out.write(("data: " + JSON.writeValueAsString(chunk) + "\n\n").getBytes(UTF_8));
            }
            out.write("data: [DONE]\n\n".getBytes(UTF_8));
        }
    }

    private static JsonNode chunk(String text, @Nullable String end) {
        var chunk = JSON.createObjectNode()
                .put("id", "1")
                .put("object", "chat.completion.chunk")
                .put("model", "large");
        var choice = chunk.putArray("choices").addObject().put("index", 0).put("finish_reason", end);
        choice.putObject("delta").put("role", "assistant").put("content", text);
        return chunk;
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
