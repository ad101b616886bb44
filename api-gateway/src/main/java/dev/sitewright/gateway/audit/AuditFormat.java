package dev.sitewright.gateway.audit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** Lets {@code ?format=} choose between page and export like {@code Accept} does. Who asks for nothing in particular gets a page. */
@ApplicationScoped
class AuditFormat {
    private static final int BEFORE_REST = -5_000;

    void install(@Observes Router router) {
        router.get(AuditResource.PATH).order(BEFORE_REST).handler(context -> {
            var headers = context.request().headers();
            headers.set(
                    HttpHeaders.ACCEPT,
                    wantsExport(context.request()) ? AuditResource.NDJSON : MediaType.APPLICATION_JSON);
            context.next();
        });
    }

    private static boolean wantsExport(HttpServerRequest request) {
        var format = request.getParam("format");
        if (format != null) {
            return format.equals("ndjson");
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(AuditResource.NDJSON);
    }
}
