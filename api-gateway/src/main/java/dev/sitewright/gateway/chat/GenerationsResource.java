package dev.sitewright.gateway.chat;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.projects.OwnProject;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What models proposed for a project; agent-bridge's, passed on. */
@Path("/api/v1/projects/{projectId}/generations")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@Tag(name = "Generations", description = "Records that models were asked for, and what they proposed.")
class GenerationsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    GenerationsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "listGenerations",
            summary = "List what models proposed",
            description =
                    "The newest first, in pages. Each answer of a model is kept: as it was proposed, why it was rejected, and what was stored.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = GenerationSchemas.Page.class)))
    public Uni<RestResponse<byte[]>> list(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return proxy.pass(
                Service.AGENT,
                "/projects/" + ChatIds.project(projectId) + "/generations",
                null,
                request,
                SignedIn.of(identity));
    }
}
