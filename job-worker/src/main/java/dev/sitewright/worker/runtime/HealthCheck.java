package dev.sitewright.worker.runtime;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks a preview over HTTP whether it can be looked at: any answer below 500 counts, a missing page is the site's own affair. */
@ApplicationScoped
class HealthCheck {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    Uni<Boolean> answers(Preview preview) {
        return Optional.ofNullable(preview.running())
                .map(running -> ask(running.healthUrl()))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Boolean> ask(String url) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER).build();
        return Uni.createFrom()
                .completionStage(() -> client.sendAsync(request, BodyHandlers.discarding()))
                .map(answer -> answer.statusCode() < SERVER_ERROR)
                .onFailure()
                .recoverWithItem(false);
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
