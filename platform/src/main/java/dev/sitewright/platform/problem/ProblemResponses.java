package dev.sitewright.platform.problem;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Turns problems into responses: for the exception mappers here and those of features. */
public final class ProblemResponses {
    private ProblemResponses() {}

    /** @return the problem as a response, with the request's id and, where it applies, {@code Retry-After} in whole seconds, rounded up */
    public static RestResponse<Problem> of(Problem problem, HttpServerRequest request) {
        var response = ResponseBuilder.<Problem>create(problem.status())
                .entity(problem.withRequestId(request.getHeader(RequestIdFilter.HEADER)))
                .type(Problem.MEDIA_TYPE);
        var wait = problem.retryAfterMs();
        if (wait != null) {
            response.header(HttpHeaders.RETRY_AFTER, Math.ceilDiv(wait, 1000L));
        }
        return response.build();
    }
}
