package dev.sitewright.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Sends requests to a gateway as they are, whoever they speak for. */
final class Door {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI gateway;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param gateway where it answers */
    Door(String gateway) {
        this.gateway = URI.create(gateway);
    }

    /**
     * A request.
     *
     * @param path with its query, encoded
     * @param body empty for none
     */
    record Request(String method, String path, Map<String, String> headers, String body) {
        Request with(Map<String, String> more) {
            var all = new java.util.TreeMap<>(headers);
            all.putAll(more);
            return new Request(method, path, all, body);
        }

        @Override
        public String toString() {
            return method + " " + path + " " + body;
        }
    }

    /** An answer; a stream's text is not read. */
    record Answer(int status, java.net.http.HttpHeaders headers, String text) {
        String mediaType() {
            return headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        boolean isGood() {
            return status < 400;
        }

        JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        @Override
        public String toString() {
            return status + " " + text;
        }
    }

    /** Sends a request and reads the answer. */
    Answer send(Request request) {
        var building = HttpRequest.newBuilder(URI.create(gateway.toString().replaceAll("/$", "") + request.path()))
                .timeout(LIMIT)
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach(building::header);
        try {
            return read(http.send(building.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer read(HttpResponse<java.io.InputStream> response) throws IOException {
        try (var body = response.body()) {
            var isStream =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            var text = isStream ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), response.headers(), text);
        }
    }
}
