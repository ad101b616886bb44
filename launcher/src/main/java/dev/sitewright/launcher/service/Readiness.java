package dev.sitewright.launcher.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a service whether it is ready, and keeps why it is not. */
final class Readiness {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpRequest question;
    private @Nullable String reason;

    Readiness(String url) {
        this.question = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    boolean isReady() {
        try {
            var answer = HTTP.send(question, BodyHandlers.ofString());
            reason = answer.statusCode() == 200 ? null : failedChecks(answer.body());
            return answer.statusCode() == 200;
        } catch (IOException e) {
            return false; // nothing listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @return what the service itself gave as the cause when it was last asked */
    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    private static @Nullable String failedChecks(String body) throws IOException {
        var failed = new ArrayList<String>();
        for (var check : JSON.readTree(body).path("checks")) {
            if (check.path("status").asText().equals("DOWN")) {
                failed.add(check.path("name").asText() + words(check.path("data")));
            }
        }
        return failed.isEmpty() ? null : String.join(", ", failed);
    }

    private static String words(JsonNode data) {
        var texts = new ArrayList<String>();
        data.forEach(value -> texts.add(value.asText()));
        return texts.isEmpty() ? "" : " (" + String.join(", ", texts) + ")";
    }
}
