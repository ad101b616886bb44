package dev.sitewright.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person's program: signs in once and speaks HTTP with the gateway. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI api;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();

    /** @param gateway where the gateway answers */
    Client(String gateway) {
        this.api = URI.create(gateway.endsWith("/") ? gateway : gateway + "/").resolve("api/v1/");
    }

    /** An answer. */
    record Answer(HttpResponse<String> http, JsonNode json) {
        int status() {
            return http.statusCode();
        }
    }

    /** Creates the first user and stays signed in. */
    Client setUp(String username, String password) {
        var answer = post("setup", Map.of("username", username, "password", password));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return this;
    }

    /** Signs in. */
    Client logIn(String username, String password) {
        var answer = post("login", Map.of("username", username, "password", password));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return this;
    }

    /** @return the value of its session's cookie */
    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("sitewright_session"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** @return the id of a project that was just created */
    String create(String prompt) {
        var answer = post("projects", Map.of("items", List.of(Map.of("prompt", prompt))));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return answer.json().at("/items/0/id").asText();
    }

    /** @return the project as it is now */
    JsonNode project(String id) {
        var answer = get("projects/" + id);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.json();
    }

    /** @return all facts of a project, page by page */
    List<Event> log(String project) {
        var found = new ArrayList<Event>();
        while (true) {
            var after = found.isEmpty() ? 0 : found.getLast().number();
            var page = get("projects/" + project + "/events?format=json&limit=50&after=" + after)
                    .json();
            page.path("items")
                    .forEach(item -> found.add(new Event(item.path("number").asLong(), item)));
            if (found.isEmpty() || found.getLast().number() >= page.path("head").asLong()) {
                return found;
            }
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        try {
            return post(path, body instanceof String text ? text : JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes one resource, when it has this entity tag. */
    Answer patch(String path, String ifMatch, Object body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .header("If-Match", ifMatch)
                    .method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes one resource, whatever it has become. */
    Answer delete(String path) {
        var tag = get(path).http().headers().firstValue("ETag").orElse("*");
        return send(request(path).header("If-Match", tag).DELETE());
    }

    private Answer post(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** Follows a project's events on one connection, behind a number. */
    EventStream events(String project, long after) {
        try {
            return new EventStream(openEvents(project, after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks for a project's events, as a browser that has seen them up to a number; 0 for none. */
    HttpResponse<InputStream> openEvents(String project, long after) throws IOException {
        var request = streaming("projects/" + project + "/events");
        if (after > 0) {
            request.header("Last-Event-ID", String.valueOf(after));
        }
        return send(request.build(), BodyHandlers.ofInputStream());
    }

    /** Follows another stream on one connection. */
    EventStream follow(String path) {
        try {
            return new EventStream(send(streaming(path).build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The limit is until the answer begins. */
    private HttpRequest.Builder streaming(String path) {
        return request(path).header("Accept", "text/event-stream");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).timeout(LIMIT);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = send(request.build(), BodyHandlers.ofString());
            var isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response, isJson ? JSON.readTree(response.body()) : JSON.nullNode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
