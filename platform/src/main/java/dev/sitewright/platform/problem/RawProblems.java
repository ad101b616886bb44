package dev.sitewright.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with problems where no resource is reached yet. */
@ApplicationScoped
class RawProblems {
    private final ObjectMapper mapper;

    RawProblems(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Ends the request with a problem, with the request's id in it. */
    void end(RoutingContext context, Problem problem) {
        var complete = problem.withRequestId(context.request().getHeader(RequestIdFilter.HEADER));
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(json(complete));
    }

    /** Does the same where the rest of the request is not read. */
    void endAndClose(RoutingContext context, Problem problem) {
        closeAfterAnswer(context);
        end(context, problem);
    }

    /** For requests whose rest is not read, so that the connection cannot be used again. */
    void closeAfterAnswer(RoutingContext context) {
        if (context.request().version() != HttpVersion.HTTP_2) { // there a stream ends without its connection
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.addEndHandler(ended -> context.request().connection().close());
        }
    }

    private String json(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problems are always JSON", e);
        }
    }
}
