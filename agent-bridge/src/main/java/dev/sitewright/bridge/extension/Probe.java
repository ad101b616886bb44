package dev.sitewright.bridge.extension;

import dev.sitewright.bridge.provider.KnownProvider;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees whether a provider takes a key, by asking for its list of models, which costs nothing. What the provider answers is read by nobody:
 * only its status counts.
 */
@ApplicationScoped
class Probe {
    private static final int PATIENCE = 10_000; // milliseconds
    private static final int SHORT_PATIENCE = 5_000;
    private static final List<String> PROXIES = List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy");

    private final Extensions extensions;

    Probe(Extensions extensions) {
        this.extensions = extensions;
    }

    /**
     * How it went.
     *
     * @param category {@code ok}, {@code auth}, {@code rate-limit}, {@code network} or {@code unknown}
     * @param message a sentence for people
     */
    record Found(boolean works, String category, String message) {
        static final Found WORKS = new Found(true, "ok", "The provider takes the key.");
        static final Found KEPT = new Found(
                true, "ok", "You are signed in; whether the provider still knows you shows at the next prompt.");
        static final Found AUTH = new Found(false, "auth", "The provider does not take the key.");
        static final Found BUSY = new Found(false, "rate-limit", "The provider wants fewer requests at the moment.");
        static final Found AWAY =
                new Found(false, "network", "The provider cannot be reached: nothing answers at its address.");
        static final Found DOWN = new Found(false, "network", "The provider answers, and has a problem of its own.");
        static final Found ODD = new Found(false, "unknown", "The provider answers, and not as one does.");
    }

    Uni<Found> look(Extension one) {
        if (Credentials.isSignedIn(one)) {
            return Uni.createFrom().item(Found.KEPT);
        }
        return Uni.createFrom().item(() -> lookNow(one)).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Found lookNow(Extension one) {
        var base = KnownProvider.of(one.name())
                .map(KnownProvider::api)
                .orElse(one.fields().path("baseUrl").asText());
        if (!one.fields().path("privately").asBoolean() && !Addresses.leadsOutside(base)) {
            return Found.AWAY;
        }
        try {
            var connection =
                    (HttpURLConnection) URI.create(base + "/models").toURL().openConnection();
            connection.setInstanceFollowRedirects(false); // the key goes where it was meant to go
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            headers(one.name(), extensions.secretsOf(one)).forEach(connection::setRequestProperty);
            var status = connection.getResponseCode();
            connection.disconnect();
            return found(status);
        } catch (IOException e) {
            return Found.AWAY;
        }
    }

    /** @return whether anything takes a connection at an address; true where connections go by a proxy, which alone would know. Blocking */
    static boolean isThere(String address) {
        if (PROXIES.stream().anyMatch(System.getenv()::containsKey)) {
            return true;
        }
        var uri = URI.create(address);
        var port = uri.getPort() > 0 ? uri.getPort() : "http".equals(uri.getScheme()) ? 80 : 443;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), SHORT_PATIENCE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> headers(String name, Map<String, String> secrets) {
        return Optional.ofNullable(secrets.get("key"))
                .map(key -> switch (name) {
                    case "anthropic" -> Map.of("x-api-key", key, "anthropic-version", "2023-06-01");
                    case "google" -> Map.of("x-goog-api-key", key);
                    default -> Map.of("Authorization", "Bearer " + key);
                })
                .orElse(Map.of());
    }

    private static Found found(int status) {
        return switch (status) {
            case 200 -> Found.WORKS;
            case 400, 401, 403 -> Found.AUTH; // Google says 400 to a key that is none
            case 429 -> Found.BUSY;
            default -> status >= 500 ? Found.DOWN : Found.ODD;
        };
    }
}
