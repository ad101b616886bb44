package dev.sitewright.platform.problem;

import io.quarkus.security.AuthenticationException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers requests whose credentials are refused before any resource is reached: a token that is none, has expired, or is for another
 * service. What is wrong with it is not said.
 */
@ApplicationScoped
class RefusedCredentials {
    private static final int BEFORE_THAT_OF_QUARKUS = -9_000;

    private final RawProblems problems;

    RefusedCredentials(RawProblems problems) {
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_THAT_OF_QUARKUS).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (context.failure() instanceof AuthenticationException
                && !context.response().ended()) {
            problems.end(context, HttpProblems.of(401));
        } else {
            context.next();
        }
    }
}
