package dev.sitewright.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure that no feature answers itself. */
class ProblemMappers {
    @ServerExceptionMapper
    RestResponse<Problem> expected(ProblemException failure, HttpServerRequest request) {
        return ProblemResponses.of(failure.problem(), request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException failure, HttpServerRequest request) {
        return ProblemResponses.of(
                Problem.invalid(failure.getConstraintViolations().stream()
                        .map(Violations::toFieldError)
                        .sorted(java.util.Comparator.comparing(Problem.FieldError::pointer))
                        .toList()),
                request);
    }

    /** Named apart because Quarkus brings a mapper for just this type. */
    @ServerExceptionMapper
    RestResponse<Problem> mismatched(MismatchedInputException failure, HttpServerRequest request) {
        return ProblemResponses.of(BadJson.toProblem(failure), request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unreadable(JsonProcessingException failure, HttpServerRequest request) {
        return ProblemResponses.of(BadJson.toProblem(failure), request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> anonymous(UnauthorizedException failure, HttpServerRequest request) {
        return ProblemResponses.of(HttpProblems.of(401), request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException failure, HttpServerRequest request) {
        return ProblemResponses.of(HttpProblems.of(403), request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException failure, HttpServerRequest request) {
        if (failure.getCause() instanceof JsonProcessingException badJson) {
            return ProblemResponses.of(BadJson.toProblem(badJson), request);
        }
        var status = failure.getResponse().getStatus();
        return status >= 500 ? unexpected(failure, request) : ProblemResponses.of(HttpProblems.of(status), request);
    }

    @ServerExceptionMapper
    RestResponse<Problem> unexpected(Throwable failure, HttpServerRequest request) {
        return ProblemResponses.of(
                UnexpectedFailures.toProblem(failure, request.method() + " " + request.path()), request);
    }
}
