package dev.sitewright.gateway.status;

import dev.sitewright.gateway.proxy.ServiceUrls;
import dev.sitewright.gateway.status.StatusResource.Neighbour;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the other services how they are, for all who ask within a second at once. */
@ApplicationScoped
public class Neighbours {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient http;
    private final Uni<Seen> seen;

    Neighbours(Vertx vertx, ServiceUrls urls) {
        this.http = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) PATIENCE.toMillis()));
        this.seen = Multi.createFrom()
                .items(
                        new Address("project-service", urls.projectService()),
                        new Address("job-worker", urls.jobWorker()),
                        new Address("agent-bridge", urls.agentBridge()))
                .onItem()
                .transformToUniAndMerge(this::ask)
                .collect()
                .asList()
                .map(Seen::of)
                .memoize()
                .forFixedDuration(PATIENCE);
    }

    /** Where a service answers. */
    private record Address(String name, URI url) {}

    /** What one service said. */
    private record Answer(
            String name, boolean ready, @Nullable Boolean demoModel) {}

    /** What all said. */
    public record Seen(@Nullable Boolean demoModel, List<Neighbour> services) {
        private static Seen of(List<Answer> answers) {
            var services = answers.stream()
                    .map(answer -> new Neighbour(answer.name(), answer.ready() ? "ready" : "down"))
                    .sorted(java.util.Comparator.comparing(Neighbour::name))
                    .toList();
            var demoModel = answers.stream()
                    .map(Answer::demoModel)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            return new Seen(demoModel, services);
        }
    }

    /** @return how they are, at most a second old */
    public Uni<Seen> look() {
        return seen;
    }

    private Uni<Answer> ask(Address service) {
        return http.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(service.url() + "/q/health/ready"))
                .chain(request -> request.send())
                .chain(response -> response.body()
                        .map(body -> new Answer(service.name(), response.statusCode() == 200, demoModel(body))))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> new Answer(service.name(), false, null));
    }

    /** A check of agent-bridge's readiness may carry {@code data.demoModel}. */
    private static @Nullable Boolean demoModel(Buffer health) {
        try {
            return new JsonObject(health.getDelegate())
                    .getJsonArray("checks").stream()
                            .filter(JsonObject.class::isInstance)
                            .map(check -> ((JsonObject) check).getJsonObject("data"))
                            .filter(data -> data != null && data.containsKey("demoModel"))
                            .map(data -> data.getBoolean("demoModel"))
                            .findFirst()
                            .orElse(null);
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            return null;
        }
    }
}
