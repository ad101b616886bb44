package dev.sitewright.gateway.proxy;

import dev.sitewright.gateway.identity.SignedIn;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import io.vertx.mutiny.core.parsetools.RecordParser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/**
 * Passes event streams of the services on, event by event, as fast as their reader takes them. Whatever ends one side ends the other; the
 * client then comes back with {@code Last-Event-ID}, and nothing is lost.
 */
@ApplicationScoped
public class StreamProxy {
    private static final Logger LOG = Logger.getLogger(StreamProxy.class);
    private static final String RESUME = "Last-Event-ID";
    private static final String END_OF_EVENT = "\n\n";
    private static final int OK = 200;

    private final ServiceProxy services;
    private final ProxyConfig config;
    private final HttpClient http;

    StreamProxy(Vertx vertx, ServiceProxy services, ProxyConfig config) {
        this.services = services;
        this.config = config;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) config.connectTimeout().toMillis()),
                new PoolOptions().setHttp1MaxSize(config.streams()));
    }

    /**
     * Follows a stream in a person's name, with the query and the {@code Last-Event-ID} of their request.
     *
     * @param path below {@code /internal/v1}, made of checked parts only; that the person may see it was checked before
     * @return the stream's events; ends when the service ends it, or cannot be reached
     */
    public Multi<OutboundSseEvent> follow(Service service, String path, HttpServerRequest request, SignedIn person) {
        request.response().putHeader("Cache-Control", "no-cache").putHeader("X-Accel-Buffering", "no");
        var query = request.query() == null ? "" : "?" + request.query();
        var options = services.options(service, path + query, request, person)
                .putHeader("Accept", MediaType.SERVER_SENT_EVENTS);
        if (request.getHeader(RESUME) != null) {
            options.putHeader(RESUME, request.getHeader(RESUME));
        }
        return http.request(options)
                .chain(asked -> asked.send())
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onItem()
                .transformToMulti(StreamProxy::events)
                .onFailure()
                .invoke(failure -> LOG.debugf("%s of %s ends: %s", path, service.audience(), failure))
                .onFailure()
                .recoverWithCompletion();
    }

    private static Multi<OutboundSseEvent> events(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            LOG.warnf("A stream was answered %d", response.statusCode());
            response.request().reset();
            return Multi.createFrom().empty();
        }
        return RecordParser.newDelimited(END_OF_EVENT, response)
                .toMulti()
                .onCancellation()
                .invoke(() -> response.request().reset())
                .map(StreamProxy::event);
    }

    /** @return the event that a piece of {@code text/event-stream} writes; our services write each field on one line */
    static OutboundSseEvent event(Buffer text) {
        var event = new OutboundSseEventImpl.BuilderImpl();
        for (var line : text.toString().split("\n", -1)) {
            var colon = line.indexOf(':');
            if (colon >= 0) {
                var value = line.substring(colon + 1);
                set(event, line.substring(0, colon), value.startsWith(" ") ? value.substring(1) : value);
            }
        }
        return event.build();
    }

    private static void set(OutboundSseEvent.Builder event, String field, String value) {
        switch (field) {
            case "" -> event.comment(" " + value);
            case "event" -> event.name(value);
            case "id" -> event.id(value);
            case "data" -> event.data(value);
            case "retry" -> event.reconnectDelay(Long.parseLong(value));
            default -> LOG.debugf("A field of an event is unknown here: %s", field);
        }
    }
}
