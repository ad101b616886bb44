package dev.sitewright.gateway.projects;

import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.token.InternalTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Calls project-service for a person. */
@ApplicationScoped
public class ProjectServiceClient {
    private static final Logger LOG = Logger.getLogger(ProjectServiceClient.class);
    private static final String AUDIENCE = "project-service";
    private static final List<String> REQUEST_HEADERS = List.of(
            "Accept",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Prefer",
            "X-Request-Id",
            "traceparent",
            "tracestate");
    private static final List<String> RESPONSE_HEADERS =
            List.of("Content-Type", "ETag", "Retry-After", "Idempotency-Replayed", "Preference-Applied");

    private final HttpClient http;
    private final InternalTokens tokens;
    private final URI service;
    private final ProxyConfig config;

    ProjectServiceClient(Vertx vertx, InternalTokens tokens, ServiceUrls urls, ProxyConfig config) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis()),
                new PoolOptions().setHttp1MaxSize(config.connections()));
        this.tokens = tokens;
        this.service = urls.projectService();
        this.config = config;
    }

    /**
     * Passes a request on.
     *
     * @param path below {@code /internal/v1}, made of checked parts only
     * @param body the request's body, or null
     * @return what the service answered; fails with a {@link Problem} (503) when it does not answer in time or cannot
     */
    public Uni<RestResponse<byte[]>> pass(
            HttpServerRequest request, String path, byte @Nullable [] body, SignedIn person) {
        var query = request.query() == null ? "" : "?" + request.query();
        return call(options(request, path + query, person), body)
                .invoke(answer -> LOG.debugf("%s %s: %d", request.method(), path, answer.status()))
                .map(Answer::toResponse);
    }

    /** @return whether the project exists and is this person's; fails with a {@link Problem} (503) when that cannot be said */
    public Uni<Boolean> owns(HttpServerRequest request, String projectId, SignedIn person) {
        var options = options(request, "/projects/" + projectId, person)
                .setMethod(HttpMethod.GET)
                .putHeader("Accept", "application/json"); // the caller may accept nothing but an event stream
        return call(options, null).map(answer -> switch (answer.status()) {
            case 200 -> true;
            case 404 -> false;
            default -> throw down();
        });
    }

    /** What the service said, with the headers that may pass. */
    private record Answer(
            int status,
            List<String[]> headers,
            @SuppressWarnings("ArrayRecordComponent") byte[] body) {
        static Answer of(HttpClientResponse response, Buffer body) {
            var headers = RESPONSE_HEADERS.stream()
                    .filter(name -> response.getHeader(name) != null)
                    .map(name -> new String[] {name, response.getHeader(name)})
                    .toList();
            return new Answer(response.statusCode(), headers, body.getBytes());
        }

        RestResponse<byte[]> toResponse() {
            var response = ResponseBuilder.<byte[]>create(status).entity(body);
            headers.forEach(header -> response.header(header[0], header[1]));
            return response.build();
        }
    }

    private RequestOptions options(HttpServerRequest request, String path, SignedIn person) {
        var options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(service + "/internal/v1" + path)
                .putHeader("Authorization", "Bearer " + tokens.forUser(person.userId(), person.groups(), AUDIENCE));
        for (var name : REQUEST_HEADERS) {
            var value = request.getHeader(name);
            if (value != null) {
                options.putHeader(name, value);
            }
        }
        return options;
    }

    private Uni<Answer> call(RequestOptions options, byte @Nullable [] body) {
        return http.request(options)
                .chain(request -> body == null ? request.send() : request.send(Buffer.buffer(body)))
                .chain(response -> response.body().map(bytes -> Answer.of(response, bytes)))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("%s %s: %s", options.getMethod(), options.getURI(), failure);
                    return down();
                })
                .invoke(this::refuseFaults);
    }

    /** A proxy's 502 or a refused token says nothing about the caller's request. */
    private void refuseFaults(Answer answer) {
        if (answer.status() == 401 || answer.status() == 502 || answer.status() == 503 || answer.status() == 504) {
            LOG.warnf("project-service answered %d", answer.status());
            throw down();
        }
    }

    private ProblemException down() {
        return new ProblemException(Problem.of(
                        503,
                        "service-unavailable",
                        "Projects cannot be reached at the moment. Nothing is lost: try again.")
                .retryAfter(config.retryAfter()));
    }
}
