package dev.sitewright.gateway.projects;

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

/** Asks project-service whose the project is, before an {@link OwnProject} operation begins. */
class OwnProjectFilter {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    OwnProjectFilter(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @OwnProject
    @ServerRequestFilter
    Uni<@Nullable Response> check(ContainerRequestContext request, HttpServerRequest http) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().failure(new UnauthorizedException());
        }
        var sent = request.getUriInfo().getPathParameters(false).getFirst("projectId"); // an id needs no decoding
        var path = ProjectResource.at(Objects.requireNonNullElse(sent, ""));
        return proxy.exists(Service.PROJECTS, path, http, SignedIn.of(identity))
                .chain(own ->
                        own ? Uni.createFrom().nullItem() : Uni.createFrom().failure(OwnProjectFilter::notFound));
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.of(ProblemType.PROJECT_NOT_FOUND));
    }
}
