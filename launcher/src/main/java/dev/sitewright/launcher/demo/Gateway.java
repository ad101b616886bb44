package dev.sitewright.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.launcher.process.LaunchException;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The public API as the demonstration uses it; the session's cookie is kept between the calls. */
final class Gateway {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI api;

    /** @param url the gateway's address, without a path */
    Gateway(URI url) {
        this.api = url.resolve("/api/v1/");
    }

    boolean isSetUp() {
        return body(get("setup"), "ask for the first account").path("setUp").asBoolean();
    }

    /** @return whether the demo model answers prompts; false when the gateway cannot tell */
    boolean usesDemoModel() {
        return body(get("status"), "ask for the status").path("demoModel").asBoolean(false);
    }

    /** Makes the first account and logs it in; somebody else may have been faster. */
    boolean setUp(String username, String password) {
        var answer = post("setup", Map.of("username", username, "password", password));
        if (answer.statusCode() == 409) {
            return false;
        }
        body(answer, "make the first account");
        return true;
    }

    /** @return whether the password was right */
    boolean logIn(String username, String password) {
        var answer = post("login", Map.of("username", username, "password", password));
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return false;
        }
        requireSuccess(answer, "log in");
        return true;
    }

    /** @return the new project's id */
    String createProject(String prompt) {
        var answer = post("projects", Map.of("items", List.of(Map.of("prompt", prompt))));
        return body(answer, "make the project").path("items").path(0).path("id").asText();
    }

    /** @param patience how long the gateway may be out of reach before the stream fails */
    EventStream eventsOf(String projectId, Duration patience) {
        var uri = api.resolve("projects/" + projectId + "/events");
        return new EventStream(http, () -> HttpRequest.newBuilder(uri), patience);
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(api.resolve(path)).GET(), path);
    }

    private HttpResponse<String> post(String path, Map<String, Object> body) {
        try {
            var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
            var request = HttpRequest.newBuilder(api.resolve(path)).header("Content-Type", "application/json");
            return send(request.POST(json), path);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists are always JSON", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LaunchException("The gateway does not answer at " + api.resolve(path) + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("The call of the gateway was interrupted.", e);
        }
    }

    private static JsonNode body(HttpResponse<String> answer, String intent) {
        requireSuccess(answer, intent);
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new LaunchException("To " + intent + " has failed: the gateway's answer is not JSON.", e);
        }
    }

    private static void requireSuccess(HttpResponse<String> answer, String intent) {
        if (answer.statusCode() >= 300) {
            throw new LaunchException(
                    "To " + intent + " has failed with status " + answer.statusCode() + ": " + detail(answer.body()));
        }
    }

    /** @return the sentence of a problem (RFC 9457), or the body's beginning when it is none */
    private static String detail(String body) {
        try {
            var problem = JSON.readTree(body);
            var detail = problem.path("detail").asText(problem.path("title").asText());
            return detail.isEmpty() ? body : detail;
        } catch (JsonProcessingException e) {
            return body.substring(0, Math.min(200, body.length()));
        }
    }
}
