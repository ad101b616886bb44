package dev.sitewright.gateway.projects;

import dev.sitewright.gateway.identity.SignedIn;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Asks project-service whose the project is, before an {@link OwnProject} operation begins. */
class OwnProjectFilter {
    private final ProjectServiceClient projects;
    private final SecurityIdentity identity;

    OwnProjectFilter(ProjectServiceClient projects, SecurityIdentity identity) {
        this.projects = projects;
        this.identity = identity;
    }

    @OwnProject
    @ServerRequestFilter
    Uni<@Nullable Response> check(ContainerRequestContext request, HttpServerRequest http) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().failure(new UnauthorizedException());
        }
        var projectId = Optional.ofNullable(
                        request.getUriInfo().getPathParameters().getFirst("projectId"))
                .orElse("");
        return ProjectIds.check(projectId)
                .chain(() -> projects.owns(http, projectId, SignedIn.of(identity)))
                .chain(own ->
                        own ? Uni.createFrom().nullItem() : Uni.createFrom().failure(ProjectIds.notFound()));
    }
}
