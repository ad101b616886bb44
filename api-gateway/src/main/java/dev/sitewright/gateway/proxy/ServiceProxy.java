package dev.sitewright.gateway.proxy;

import dev.sitewright.gateway.identity.Role;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.token.InternalTokens;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
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
import io.vertx.mutiny.core.parsetools.RecordParser;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Passes requests on to the services, in the caller's name. */
@ApplicationScoped
public class ServiceProxy {
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(31);
    private static final Logger LOG = Logger.getLogger(ServiceProxy.class);

    private final HttpClient http;
    private final InternalTokens tokens;
    private final ServiceUrls urls;
    private final ProxyConfig config;

    ServiceProxy(Vertx vertx, InternalTokens tokens, ServiceUrls urls, ProxyConfig config) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis()),
                new PoolOptions().setHttp1MaxSize(config.connections()));
        this.tokens = tokens;
        this.urls = urls;
        this.config = config;
    }

    /**
     * Passes a request on, with its method, its query and its body as they are.
     *
     * @param path below {@code /internal/v1}, made of checked parts only
     * @param body the request's body; null when it has none
     * @return what the service answered, problems included; fails with a {@link Problem} when it cannot be reached (503
     *     {@code service-unavailable}) or does not answer in time (504 {@code service-timeout})
     */
    public Uni<RestResponse<byte[]>> pass(
            Service service, String path, byte @Nullable [] body, HttpServerRequest request, SignedIn person) {
        var query = request.query() == null ? "" : "?" + request.query();
        var wait = Headers.wait(request);
        var patience = config.timeout().plus(wait.compareTo(config.longestWait()) > 0 ? config.longestWait() : wait);
        return call(service, options(service, path + query, request, person), body, patience)
                .map(Answer::toResponse);
    }

    /** Passes on a request whose answer may take as long as an agent works. */
    public Uni<RestResponse<byte[]>> passLong(
            Service service, String path, byte @Nullable [] body, HttpServerRequest request, SignedIn person) {
        var query = request.query() == null ? "" : "?" + request.query();
        return call(service, options(service, path + query, request, person), body, LONGEST_RUN)
                .map(Answer::toResponse);
    }

    /**
     * Stops something in its owner's name, though they did not ask for it now.
     *
     * @param path as for {@link #pass}
     * @return when it is stopped, or was not there; fails when that is not known
     */
    public Uni<Void> stop(Service service, String path, String ownerId) {
        var token = tokens.forUser(ownerId, Role.USER.groups(), service.audience());
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(urls.of(service) + "/internal/v1" + path)
                .putHeader("Authorization", "Bearer " + token);
        return call(service, options, null, config.timeout())
                .invoke(answer -> {
                    if (answer.status() >= 500) {
                        throw failed(ProblemType.SERVICE_UNAVAILABLE);
                    }
                })
                .replaceWithVoid();
    }

    /** @return the data of the events that a service tells, until either side hangs up; fails when they do not begin */
    public Multi<String> stream(Service service, String path, HttpServerRequest request, SignedIn person) {
        var options = options(service, path, request, person).putHeader("Accept", "text/event-stream");
        return http.request(options.setTimeout(config.timeout().toMillis()))
                .chain(asked -> asked.send())
                .onFailure()
                .transform(failure -> failed(ProblemType.SERVICE_UNAVAILABLE))
                .onItem()
                .transformToMulti(this::eventsOf);
    }

    private Multi<String> eventsOf(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Multi.createFrom()
                    .failure(
                            response.statusCode() == 404
                                    ? new ProblemException(Problem.of(ProblemType.NOT_FOUND))
                                    : failed(ProblemType.SERVICE_UNAVAILABLE));
        }
        return RecordParser.newDelimited("\n\n", response)
                .toMulti()
                .map(record -> record.toString(StandardCharsets.UTF_8).strip())
                .filter(record -> record.startsWith("data:"))
                .map(record -> record.substring("data:".length()).strip())
                .onCancellation()
                .call(() -> response.request().connection().close());
    }

    /**
     * Asks whether something is there for a person.
     *
     * @param path as for {@link #pass}, of one resource
     * @return whether it is; fails with a {@link Problem} when that cannot be said
     */
    public Uni<Boolean> exists(Service service, String path, HttpServerRequest request, SignedIn person) {
        return read(service, path, request, person).map(Optional::isPresent);
    }

    /**
     * Reads one resource as a person may see it.
     *
     * @param path as for {@link #pass}
     * @return its JSON; empty when it is not there for them; fails with a {@link Problem} when that cannot be said
     */
    public Uni<Optional<Buffer>> read(Service service, String path, HttpServerRequest request, SignedIn person) {
        return call(service, question(service, path, request, person), null, config.timeout())
                .map(answer -> switch (answer.status()) {
                    case 200 -> Optional.of(answer.body());
                    case 404 -> Optional.<Buffer>empty();
                    default -> throw failed(ProblemType.SERVICE_UNAVAILABLE);
                });
    }

    private RequestOptions question(Service service, String path, HttpServerRequest request, SignedIn person) {
        var options = options(service, path, request, person)
                .setMethod(HttpMethod.GET)
                .putHeader("Accept", "application/json"); // the caller may accept nothing but an event stream
        options.getHeaders().remove("If-None-Match");
        return options;
    }

    RequestOptions options(Service service, String path, HttpServerRequest request, SignedIn person) {
        var isChange = !HARMLESS.contains(request.method());
        var token = tokens.forUser(person.userId(), person.groupsFor(isChange), service.audience());
        return new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(urls.of(service) + "/internal/v1" + path)
                .setHeaders(Headers.in(request))
                .putHeader("Authorization", "Bearer " + token);
    }

    private Uni<Answer> call(Service service, RequestOptions options, byte @Nullable [] body, Duration patience) {
        return http.request(options.setIdleTimeout(patience.toMillis()))
                .chain(request -> body == null ? request.send() : request.send(Buffer.buffer(body)))
                .chain(response -> response.body().map(bytes -> Answer.of(response, bytes)))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("%s %s: %s", options.getMethod(), options.getURI(), failure))
                .onFailure()
                .transform(failure ->
                        failed(isTimeout(failure) ? ProblemType.SERVICE_TIMEOUT : ProblemType.SERVICE_UNAVAILABLE))
                .invoke(answer -> refuseFaults(service, answer));
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException || failure instanceof java.util.concurrent.TimeoutException;
    }

    /** What somebody on the way answers, or a token that was refused, says nothing about the caller's request. */
    private void refuseFaults(Service service, Answer answer) {
        var lost = switch (answer.status()) {
            case 401, 502 -> true;
            case 503, 504 -> !answer.isProblem();
            default -> false;
        };
        if (lost) {
            LOG.warnf("%s answered %d", service.audience(), answer.status());
            throw failed(answer.status() == 504 ? ProblemType.SERVICE_TIMEOUT : ProblemType.SERVICE_UNAVAILABLE);
        }
    }

    private ProblemException failed(ProblemType type) {
        return new ProblemException(Problem.of(type).retryAfter(config.retryAfter()));
    }
}
