package dev.sitewright.gateway.chat;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.projects.OwnProject;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.many.OneAtATime;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the agent of a project used, and may use; agent-bridge's, passed on. */
@Path("/api/v1/projects/{projectId}")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Usage", description = "What models used, and caps on it.")
class ProjectUsageResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ProjectUsageResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @Path("/usage")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "getProjectUsage",
            summary = "Show what a project used",
            description = "Tokens and cost by session and by model.")
    @APIResponse(
            responseCode = "200",
            description = "The sums.",
            content = @Content(schema = @Schema(implementation = UsageSchemas.OfProject.class)))
    public Uni<RestResponse<byte[]>> usage(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/usage", null, request);
    }

    @GET
    @Path("/budget")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "getProjectBudget",
            summary = "Show a project's cap",
            description = "What the agent of the project may use, and what it has.")
    @APIResponse(
            responseCode = "200",
            description = "The cap.",
            content = @Content(schema = @Schema(implementation = UsageSchemas.Budget.class)))
    public Uni<RestResponse<byte[]>> budget(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/budget", null, request);
    }

    @PATCH
    @Path("/budget")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchProjectBudget",
            summary = "Change a project's cap",
            description =
                    "A JSON merge patch (RFC 7396). When a cap is reached, the agent is stopped at most one call of a model later.")
    @APIResponse(
            responseCode = "200",
            description = "The cap as it is now.",
            content = @Content(schema = @Schema(implementation = UsageSchemas.Budget.class)))
    public Uni<RestResponse<byte[]>> patchBudget(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = UsageSchemas.BudgetPatch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/budget", body, request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
