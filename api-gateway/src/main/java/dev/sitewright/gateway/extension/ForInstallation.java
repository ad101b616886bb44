package dev.sitewright.gateway.extension;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** What is everybody's is for administrators, and for tokens that may do their work. */
final class ForInstallation {
    private ForInstallation() {}

    /** Throws {@link ProblemException} when {@code ?scope=installation} is not for the caller. */
    static void check(HttpServerRequest request, SecurityIdentity identity) {
        if (request.params().getAll("scope").contains("installation")
                && !identity.hasRole(
                        HttpMethod.GET.equals(request.method()) ? Scopes.ADMIN_READ : Scopes.ADMIN_WRITE)) {
            throw new ProblemException(Problem.of(ProblemType.NOT_ALLOWED));
        }
    }
}
