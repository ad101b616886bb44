package dev.sitewright.platform.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that says it is too large, with a problem; the HTTP layer itself would answer without one. {@link ReadBodyLimit} does the
 * same for those that do not say.
 */
@ApplicationScoped
class BodyLimit {
    private static final int BEFORE_THAT_OF_QUARKUS = -9_000;

    private final BodyLimits limits;
    private final RawProblems problems;

    BodyLimit(BodyLimits limits, RawProblems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_THAT_OF_QUARKUS).handler(context -> {
            if (length(context) > limits.of(context.normalizedPath())) {
                problems.endAndClose(context, HttpProblems.of(413));
            } else {
                context.next();
            }
        });
    }

    private static long length(RoutingContext context) {
        var header = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
