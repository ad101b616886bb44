package dev.sitewright.gateway.projects;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
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
import jakarta.ws.rs.DELETE;
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

/** One project: project-service's, passed on. */
@Path(ProjectsResource.PATH + "/{projectId}")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("project-service compares the version, and keeps the key in the transaction of the effect")
@Tag(name = "Projects")
class ProjectResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ProjectResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "getProject",
            summary = "Show a project",
            description = "The project as it is wanted and as it was last seen, with its version as `ETag`.")
    @APIResponse(
            responseCode = "200",
            description = "The project.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Project.class)))
    @APIResponse(responseCode = "404", description = "`project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> get(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass(projectId, null, request);
    }

    @PATCH
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            operationId = "patchProject",
            summary = "Change a project",
            description = "Changes its name, its slug or its wanted state: a JSON merge patch (RFC 7396).")
    @APIResponse(
            responseCode = "200",
            description = "The project as it is now.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Project.class)))
    @APIResponse(responseCode = "404", description = "`project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "409",
            description = "`project-slug-taken`, `project-deleted`, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> patch(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ProjectSchemas.Patch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(projectId, body, request);
    }

    @DELETE
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Operation(operationId = "deleteProject", summary = "Delete a project", description = """
                    Marks it as deleted, which is final: its jobs are cancelled, and a job stops its preview and removes what is its own. Deleting it
                    again changes nothing.""")
    @APIResponse(
            responseCode = "202",
            description = "The project, wanted deleted from now on.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Project.class)))
    @APIResponse(responseCode = "404", description = "`project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> delete(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass(projectId, null, request);
    }

    /** @return a project's address below project-service; throws a problem for what is no id of one */
    static String at(String projectId) {
        return "/projects/" + ResourceIds.require("prj", projectId, ProblemType.PROJECT_NOT_FOUND);
    }

    private Uni<RestResponse<byte[]>> pass(String projectId, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.PROJECTS, at(projectId), body, request, SignedIn.of(identity));
    }
}
