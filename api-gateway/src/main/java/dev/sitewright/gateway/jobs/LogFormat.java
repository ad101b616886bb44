package dev.sitewright.gateway.jobs;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

/** Says which of the two forms of a job's log a request is for: the page, unless the stream is asked for. */
@ApplicationScoped
class LogFormat {
    private static final int BEFORE_REST = -5_000;

    void install(@Observes Router router) {
        router.getWithRegex("/api/v1/jobs/[^/]*/log").order(BEFORE_REST).handler(context -> {
            var request = context.request();
            request.headers()
                    .set(
                            HttpHeaders.ACCEPT,
                            wantsStream(request) ? MediaType.SERVER_SENT_EVENTS : MediaType.APPLICATION_JSON);
            context.next();
        });
    }

    private static boolean wantsStream(HttpServerRequest request) {
        var format = request.getParam("format");
        if (format != null) {
            return format.equals("sse");
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.SERVER_SENT_EVENTS);
    }
}
