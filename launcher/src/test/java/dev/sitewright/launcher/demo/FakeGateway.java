package dev.sitewright.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The part of the public API that the demonstration uses, with one scripted project whose stream is cut after every few events. */
final class FakeGateway implements AutoCloseable {
    static final String PROJECT = "prj_1";

    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> resumedFrom = new CopyOnWriteArrayList<>();
    volatile boolean setUp;
    volatile String password = "";
    private final HttpServer server;
    private final List<String> facts = new ArrayList<>();
    private final int perConnection;

    /** @param perConnection after how many facts a stream breaks off */
    FakeGateway(int perConnection) throws IOException {
        this.perConnection = perConnection;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Adds the next fact of the project's log. */
    FakeGateway fact(String type, String data) {
        facts.add("id: " + (facts.size() + 1) + "\nevent: " + type + "\ndata: {\"type\":\"" + type + "\",\"data\":"
                + data + "}\n\n");
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            calls.add(call);
            switch (call) {
                case "GET /api/v1/setup" -> send(exchange, 200, "{\"setUp\":" + setUp + "}");
                case "POST /api/v1/setup", "POST /api/v1/login" -> enter(exchange, body);
                case "GET /api/v1/status" -> send(exchange, 200, "{\"demoModel\":true}");
                case "POST /api/v1/projects" -> create(exchange, body);
                case "GET /api/v1/projects/prj_1/events" -> stream(exchange);
                default -> send(exchange, 404, "{}");
            }
        }
    }

    private void enter(HttpExchange exchange, String body) throws IOException {
        if (setUp && !body.contains("\"" + password + "\"")) {
            send(exchange, 401, "{\"detail\":\"Wrong password.\"}");
            return;
        }
        if (!setUp) {
            setUp = true;
            password = body.replaceAll(".*\"password\":\"([^\"]*)\".*", "$1");
        }
        exchange.getResponseHeaders().add("Set-Cookie", "sitewright_session=s3cret; Path=/; HttpOnly; SameSite=Lax");
        send(exchange, 201, "{}");
    }

    private void create(HttpExchange exchange, String body) throws IOException {
        var known =
                String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")).contains("sitewright_session=s3cret");
        if (known && body.contains("too bad")) {
            send(exchange, 422, "{\"title\":\"Invalid\",\"detail\":\"The prompt is not accepted.\"}");
        } else {
            send(exchange, known ? 201 : 401, "{\"items\":[{\"id\":\"" + PROJECT + "\"}]}");
        }
    }

    /** Sends some facts behind the one that the client has seen last, then breaks off as a killed gateway does. */
    private void stream(HttpExchange exchange) throws IOException {
        var last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        resumedFrom.add(String.valueOf(last));
        var after = last == null ? 0 : Integer.parseInt(last);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write("retry: 1000\nevent: hello\ndata: {\"head\":1,\"oldest\":1}\n\n".getBytes(UTF_8));
        var end = Math.min(facts.size(), after + perConnection);
        for (var next = after; next < end; next++) {
            out.write(facts.get(next).getBytes(UTF_8));
        }
        out.write(": keep-alive\n\nid: torn".getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
