package dev.sitewright.gateway.extension;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.projects.OwnProject;
import dev.sitewright.gateway.proxy.ResourceIds;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.many.OneAtATime;
import dev.sitewright.platform.problem.ProblemType;
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

/** Models of a project, and which ones are preferred there; agent-bridge's, passed on. */
@Path("/api/v1/projects/{projectId}")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Models")
class ProjectModelsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ProjectModelsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @Path("/models")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "listProjectModels",
            summary = "List the models of a project",
            description = "Favourites first. Asks the agent, which may take some seconds the first time.")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = ModelSchemas.Models.class)))
    @APIResponse(responseCode = "409", description = "`workspace-missing`: the project is being made.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> list(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ResourceIds.require("prj", projectId, ProblemType.PROJECT_NOT_FOUND) + "/models",
                null,
                request);
    }

    @GET
    @Path("/model-preference")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "getProjectModelPreference",
            summary = "Show which models are preferred in a project",
            description =
                    "What a prompt or session names goes first; then the project's, then the owner's, then a connection's usual one.")
    @APIResponse(
            responseCode = "200",
            description = "The preference.",
            content = @Content(schema = @Schema(implementation = ModelSchemas.Preference.class)))
    public Uni<RestResponse<byte[]>> preference(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ResourceIds.require("prj", projectId, ProblemType.PROJECT_NOT_FOUND)
                        + "/model-preference",
                null,
                request);
    }

    @PATCH
    @Path("/model-preference")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchProjectModelPreference",
            summary = "Change which models are preferred in a project",
            description = "A JSON merge patch (RFC 7396); null takes a preference away.")
    @APIResponse(
            responseCode = "200",
            description = "The preference as it is now.",
            content = @Content(schema = @Schema(implementation = ModelSchemas.Preference.class)))
    public Uni<RestResponse<byte[]>> patchPreference(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ModelSchemas.PreferencePatch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ResourceIds.require("prj", projectId, ProblemType.PROJECT_NOT_FOUND)
                        + "/model-preference",
                body,
                request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
