package dev.sitewright.bridge.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.opencode.OpenCodeException.Unreachable;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import io.vertx.mutiny.core.parsetools.RecordParser;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of one server. Each ends within its timeout: connections made while the server starts were seen to hang for ever. */
final class OpenCodeCalls {
    /** First use of a directory took up to 11 s when measured, 20 at once longer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int LARGEST_FRAME = 64 * 1024 * 1024; // an update of a tool call holds all its output
    private static final String PREFIX = "data: ";

    private final Endpoint endpoint;
    private final WebClient web;
    private final HttpClient http;
    private final OpenDirectories directories;

    OpenCodeCalls(Endpoint endpoint, WebClient web, HttpClient http, OpenDirectories directories) {
        this.endpoint = endpoint;
        this.web = web;
        this.http = http;
        this.directories = directories;
    }

    /**
     * Calls within the usual time.
     *
     * @param directory empty for what belongs to none
     * @param body null for none
     * @return the answer; fails with {@link OpenCodeException}
     */
    Uni<JsonNode> call(HttpMethod method, String path, String directory, @Nullable Object body) {
        return call(method, path, directory, body, TIMEOUT);
    }

    /** Calls, and waits this long. */
    Uni<JsonNode> call(HttpMethod method, String path, String directory, @Nullable Object body, Duration timeout) {
        var name = method + " " + path;
        return send(request(method, path, directory, timeout), body)
                .ifNoItem()
                .after(timeout.plusSeconds(1)) // the request's own timeout does not cover waiting for a connection
                .fail()
                .onFailure()
                .transform(failure -> new Unreachable(name, failure))
                .map(response -> read(name, response));
    }

    /**
     * Passes a call on.
     *
     * @param query decoded; the directory is added
     * @return the answer, refusals included; fails with {@link Unreachable}
     */
    Uni<RawAnswer> raw(
            HttpMethod method,
            String path,
            Map<String, String> query,
            String directory,
            @Nullable JsonNode body,
            Duration timeout) {
        var request = request(method, path, directory, timeout);
        query.forEach(request::addQueryParam);
        return send(request, body)
                .onFailure()
                .transform(failure -> new Unreachable(method + " " + path, failure))
                .map(RawAnswer::of);
    }

    /** @return the frames of an event stream, each a JSON text; ends or fails when the connection does */
    Multi<String> stream(String uri) {
        var options = new RequestOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setURI(uri)
                .putHeader("Authorization", credentials().toHttpAuthorization())
                .setTimeout(TIMEOUT.toMillis()); // until the head of the answer, in Vert.x 4.5
        return http.request(options)
                .chain(request -> request.send())
                .onItem()
                .transformToMulti(response -> frames(uri, response));
    }

    private static Multi<String> frames(String uri, HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Multi.createFrom().failure(new Refused("GET " + uri, response.statusCode()));
        }
        return RecordParser.newDelimited("\n\n", response)
                .maxRecordSize(LARGEST_FRAME)
                .toMulti()
                .map(record -> record.toString(StandardCharsets.UTF_8))
                .filter(record -> record.startsWith(PREFIX))
                .map(record -> record.substring(PREFIX.length()))
                .onCancellation()
                .call(() -> response.request().connection().close());
    }

    private HttpRequest<Buffer> request(HttpMethod method, String path, String directory, Duration timeout) {
        directories.used(directory);
        var request = web.request(method, endpoint.port(), endpoint.host(), path)
                .authentication(credentials())
                .timeout(timeout.toMillis());
        return directory.isEmpty() ? request : request.addQueryParam("directory", directory);
    }

    private static Uni<HttpResponse<Buffer>> send(HttpRequest<Buffer> request, @Nullable Object body) {
        return body == null
                ? request.send()
                : request.putHeader("Content-Type", "application/json")
                        .sendBuffer(Buffer.buffer(OpenCodeJson.write(body)));
    }

    private static JsonNode read(String name, HttpResponse<Buffer> response) {
        if (response.statusCode() / 100 != 2) {
            throw new Refused(name, response.statusCode());
        }
        var body = response.bodyAsString();
        return OpenCodeJson.parse(body == null || body.isEmpty() ? "null" : body);
    }

    /** @return whether the thing that was called is there */
    static Uni<Boolean> whetherThere(Uni<JsonNode> call) {
        return call.replaceWith(true).onFailure(OpenCodeCalls::isNotFound).recoverWithItem(false);
    }

    static boolean isNotFound(Throwable failure) {
        return failure instanceof Refused refused && refused.isNotFound();
    }

    private UsernamePasswordCredentials credentials() {
        return new UsernamePasswordCredentials(Endpoint.USER, endpoint.password());
    }
}
