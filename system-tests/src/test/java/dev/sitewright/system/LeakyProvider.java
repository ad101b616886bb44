package dev.sitewright.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that tells everybody everything: its errors hold the key it was sent, its own headers and words. */
final class LeakyProvider implements AutoCloseable {
    /** What is in the key that it is sent. */
    static final String KEY = "sk-leaked-key-77f3a1";

    /** What is in its headers. */
    static final String HEADER = "leaked-header-41c9e2";

    /** What is in its bodies. */
    static final String BODY = "leaked-body-b08d65";

    private static final String ANSWER = """
            data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"ok","choices":[{"index":0,"delta":{"role":"assistant","content":"Fine."}}]}

            data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"ok","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}

            data: [DONE]

            """;

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    private LeakyProvider(HttpServer server) {
        this.server = server;
    }

    static LeakyProvider start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new LeakyProvider(server);
            server.createContext("/", provider::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** @return how many requests carried the key */
    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (authorization.contains(KEY)) {
            asked.incrementAndGet();
        }
        var sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        exchange.getResponseHeaders().add("X-Debug", HEADER + " " + authorization);
        exchange.getResponseHeaders().add("X-Request-Id", HEADER);
        if (exchange.getRequestMethod().equals("GET") || sent.contains("\"jsonrpc\"")) {
            fail(exchange, 500, authorization); // it is no MCP server
        } else if (sent.contains("\"model\":\"cut\"")) {
            cut(exchange);
        } else if (sent.contains("\"model\":\"e")) {
            fail(exchange, Integer.parseInt(sent.replaceAll("(?s).*\"model\":\"e(\\d+)\".*", "$1")), authorization);
        } else {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            send(exchange, 200, ANSWER);
        }
    }

    private static void fail(HttpExchange exchange, int status, String authorization) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Retry-After", "1");
        send(exchange, status, """
                {"error":{"message":"%s: your key %s is no good","type":"%s","code":"%s"}}""".formatted(BODY, authorization, BODY, BODY));
    }

    private static void cut(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write((": " + BODY + "\n\ndata: {\"error\":\"" + BODY).getBytes(UTF_8));
        exchange.getResponseBody().flush();
        throw new IOException("cut in the middle of an answer");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
