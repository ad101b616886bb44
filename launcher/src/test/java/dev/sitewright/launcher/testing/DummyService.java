package dev.sitewright.launcher.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The main class of a service that does nothing but be ready. Its settings file tells it otherwise: {@code dummy.exit}
 * (end with this code at once), {@code dummy.unready} (never ready, for this reason).
 */
public final class DummyService {
    private DummyService() {}

    public static void main(String[] args) throws IOException {
        var settings = new Properties();
        var file = Path.of(URI.create(System.getProperty("smallrye.config.locations", "")));
        try (var reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        }
        System.out.println("dummy of " + settings.getProperty("sitewright.service"));
        if (settings.containsKey("dummy.exit")) {
            System.out.println("something terrible has happened");
            System.exit(Integer.parseInt(settings.getProperty("dummy.exit")));
        }
        var port = Integer.parseInt(settings.getProperty("quarkus.http.port"));
        serve(port, settings.getProperty("dummy.unready", ""));
    }

    private static void serve(int port, String unready) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var status = unready.isEmpty() ? 200 : 503;
        var body = """
                {"status": "DOWN", "checks": [{"name": "dummy", "status": "DOWN", "data": {"reason": "%s"}}]}""".formatted(unready).getBytes(StandardCharsets.UTF_8);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }
}
