package dev.sitewright.gateway.auth;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemResponses;
import dev.sitewright.platform.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers the failures of this feature. */
class AuthProblems {
    @ServerExceptionMapper
    RestResponse<Problem> toProblem(AuthException failure, HttpServerRequest request) {
        var problem = switch (failure) {
            case AuthException.AlreadySetUp e -> Problem.of(ProblemType.ALREADY_SET_UP);
            case AuthException.WrongCredentials e -> Problem.of(ProblemType.WRONG_CREDENTIALS);
            case AuthException.TooManyTries e ->
                Problem.of(ProblemType.TOO_MANY_TRIES).retryAfter(e.mustWait());
        };
        return ProblemResponses.of(problem, request);
    }
}
