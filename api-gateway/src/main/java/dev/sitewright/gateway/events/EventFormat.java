package dev.sitewright.gateway.events;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Lets {@code ?format=json} choose between stream and page like {@code Accept} does. Who asks for nothing in particular gets the stream.
 */
@ApplicationScoped
class EventFormat {
    private static final int BEFORE_REST = -5_000;

    void install(@Observes Router router) {
        router.getWithRegex("/api/v1/.*/events").order(BEFORE_REST).handler(context -> {
            var request = context.request();
            request.headers()
                    .set(
                            HttpHeaders.ACCEPT,
                            wantsPage(request) ? MediaType.APPLICATION_JSON : MediaType.SERVER_SENT_EVENTS);
            context.next();
        });
    }

    private static boolean wantsPage(HttpServerRequest request) {
        var format = request.getParam("format");
        if (format != null) {
            return format.equals("json");
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains(MediaType.APPLICATION_JSON)
                && !accept.contains(MediaType.SERVER_SENT_EVENTS);
    }
}
