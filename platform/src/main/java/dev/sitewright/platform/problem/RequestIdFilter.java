package dev.sitewright.platform.problem;

import dev.sitewright.platform.ids.Ids;
import dev.sitewright.platform.messaging.Correlation;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Gives each request an id: the caller's {@code X-Request-Id} when it is harmless, else a new one. The id stands in the answer, in the
 * log, in problems, and goes along as correlation id with what the request causes.
 */
@ApplicationScoped
class RequestIdFilter {
    static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final int BEFORE_ALL_ROUTES = -10_000;

    void install(@Observes Router router) {
        router.route().order(BEFORE_ALL_ROUTES).handler(context -> {
            var sent = context.request().getHeader(HEADER);
            var id = sent != null && HARMLESS.matcher(sent).matches() ? sent : Ids.next("req");
            context.request().headers().set(HEADER, id);
            context.response().putHeader(HEADER, id);
            Correlation.set(id);
            context.next();
        });
    }
}
