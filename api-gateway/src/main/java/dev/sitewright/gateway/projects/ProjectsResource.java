package dev.sitewright.gateway.projects;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The public routes of project-service. */
@Path("/api/v1/projects")
@RolesAllowed(Scopes.PROJECTS_READ)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects", description = "Sites and apps that are built from prompts.")
@SecurityRequirement(name = "session")
class ProjectsResource {
    private final ProjectServiceClient projects;
    private final SecurityIdentity identity;

    ProjectsResource(ProjectServiceClient projects, SecurityIdentity identity) {
        this.projects = projects;
        this.identity = identity;
    }

    @POST
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Create projects",
            description =
                    "Takes 1 to 100 items; all are created or none. Returns at once: follow each project's events to see its preview start and the agent work.")
    @APIResponse(
            responseCode = "201",
            description = "The projects, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Created.class)))
    @APIResponse(responseCode = "422", description = "`invalid-input`: `errors` names each fault by its JSON pointer.")
    @APIResponse(responseCode = "503", description = "`service-unavailable`: nothing was created; try again.")
    public Uni<RestResponse<byte[]>> create(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ProjectSchemas.Create.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return projects.pass(request, "/projects", body, SignedIn.of(identity));
    }

    @GET
    @Operation(summary = "List projects", description = "Newest first, only the caller's own.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most.",
            schema =
                    @Schema(
                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER,
                            defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "Where to go on: `nextCursor` of the page before. Opaque.",
            schema = @Schema(implementation = String.class))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Page.class)))
    public Uni<RestResponse<byte[]>> list(@Context HttpServerRequest request) {
        return projects.pass(request, "/projects", null, SignedIn.of(identity));
    }

    @GET
    @Path("/{projectId}")
    @Operation(summary = "Show a project")
    @APIResponse(
            responseCode = "200",
            description = "The project.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Project.class)))
    @APIResponse(responseCode = "404", description = "`project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> show(
            @RestPath @Parameter(description = "The project's id, `prj_…`.") String projectId,
            @Context HttpServerRequest request) {
        return ProjectIds.check(projectId)
                .chain(() -> projects.pass(request, "/projects/" + projectId, null, SignedIn.of(identity)));
    }
}
