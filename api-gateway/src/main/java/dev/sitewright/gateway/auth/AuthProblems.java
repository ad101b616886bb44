package dev.sitewright.gateway.auth;

import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemResponses;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers the failures of this feature. */
class AuthProblems {
    @ServerExceptionMapper
    RestResponse<Problem> toProblem(AuthException failure, HttpServerRequest request) {
        var problem = switch (failure) {
            case AuthException.AlreadySetUp e -> Problem.of(409, "already-set-up", e.detail());
            case AuthException.WrongCredentials e -> Problem.of(401, "wrong-credentials", e.detail());
            case AuthException.TooManyTries e ->
                Problem.of(429, "too-many-tries", e.detail()).retryAfter(e.mustWait());
        };
        return ProblemResponses.of(problem, request);
    }
}
