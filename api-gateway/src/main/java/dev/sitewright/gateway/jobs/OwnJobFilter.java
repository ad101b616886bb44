package dev.sitewright.gateway.jobs;

import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Asks job-worker for the job, before an {@link OwnJob} operation begins. */
class OwnJobFilter {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;
    private final AskedJob asked;

    OwnJobFilter(ServiceProxy proxy, SecurityIdentity identity, AskedJob asked) {
        this.proxy = proxy;
        this.identity = identity;
        this.asked = asked;
    }

    @OwnJob
    @ServerRequestFilter
    Uni<@Nullable Response> check(ContainerRequestContext request, HttpServerRequest http) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().failure(new UnauthorizedException());
        }
        var sent = Objects.requireNonNullElse(
                request.getUriInfo().getPathParameters().getFirst("jobId"), "");
        return proxy.read(Service.JOBS, JobsResource.at(sent), http, SignedIn.of(identity))
                .map(found -> found.orElseThrow(() -> new ProblemException(Problem.of(ProblemType.JOB_NOT_FOUND))))
                .invoke(asked::found)
                .chain(() -> Uni.createFrom().nullItem());
    }
}
