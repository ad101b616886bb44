package dev.sitewright.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers bodies that say that they are too large with a problem; Quarkus, which comes after, would answer with nothing. */
@ApplicationScoped
class BodyLimit {
    private static final int AFTER_THE_REQUEST_HAS_ITS_ID = -9_999;

    private final BigInteger limit;
    private final ObjectMapper mapper;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit, ObjectMapper mapper) {
        this.limit = limit.asBigInteger();
        this.mapper = mapper;
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_THE_REQUEST_HAS_ITS_ID).handler(context -> {
            if (isTooLong(context)) {
                refuse(context);
            } else {
                context.next();
            }
        });
    }

    private boolean isTooLong(RoutingContext context) {
        var length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.matches("[0-9]+") && new BigInteger(length).compareTo(limit) > 0;
    }

    /** The rest of the body stays unread, so the connection cannot serve another request. */
    private void refuse(RoutingContext context) {
        var problem = Problem.of(ProblemType.BODY_TOO_LARGE, "A body has at most " + limit + " bytes here.")
                .withRequestId(context.request().getHeader(RequestIdFilter.HEADER));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(json(problem));
    }

    private String json(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problems can be written as JSON", e);
        }
    }
}
