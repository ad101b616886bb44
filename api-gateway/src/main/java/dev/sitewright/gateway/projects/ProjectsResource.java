package dev.sitewright.gateway.projects;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The collection of projects: project-service's, passed on. */
@Path(ProjectsResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("project-service takes the list, and keeps the key in the transaction of the effect")
@Tag(name = "Projects", description = "Sites and apps that are built from prompts.")
class ProjectsResource {
    static final String PATH = "/api/v1/projects";

    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ProjectsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.CREATE)
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createProjects", summary = "Create projects", description = """
                    Takes 1 to 100 items. Answers at once: a job makes each workspace, starts its preview and has the agent work on the prompt.
                    Follow each project's events to see it happen.""")
    @APIResponse(
            responseCode = "201",
            description = "The projects, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Many.class)))
    public Uni<RestResponse<byte[]>> create(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ProjectSchemas.Create.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(body, request);
    }

    @GET
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "listProjects",
            summary = "List projects",
            description = "The caller's own, in pages. Deleted projects stay in the list until all of them is gone.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "By what; with `-` before it the other way round.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "createdAt",
                                "-createdAt",
                                "name",
                                "-name",
                                "slug",
                                "-slug",
                                "updatedAt",
                                "-updatedAt"
                            },
                            defaultValue = "-createdAt"))
    @Parameter(
            name = "wantedState",
            in = ParameterIn.QUERY,
            description = "Only those wanted in one of these states, separated by commas.",
            example = "running,stopped",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "observedState",
            in = ParameterIn.QUERY,
            description = "Only those last seen in one of these states, separated by commas.",
            example = "healthy",
            schema = @Schema(implementation = String.class))
    @Parameter(
            name = "text",
            in = ParameterIn.QUERY,
            description = "Only those that hold this in their name, slug or prompt, whatever its case.",
            example = "bakery",
            schema = @Schema(implementation = String.class, maxLength = 200))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Page.class)))
    public Uni<RestResponse<byte[]>> list(@Context HttpServerRequest request) {
        return pass(null, request);
    }

    @PATCH
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "patchProjects", summary = "Change projects", description = """
                    Changes names, addresses and wanted states of 1 to 100 projects, each from the version that its caller knows. A slug does not
                    follow the name by itself, so that addresses stay.""")
    @APIResponse(
            responseCode = "200",
            description = "The projects as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ProjectSchemas.Many.class)))
    public Uni<RestResponse<byte[]>> patch(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ProjectSchemas.Patches.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(body, request);
    }

    private Uni<RestResponse<byte[]>> pass(byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.PROJECTS, "/projects", body, request, SignedIn.of(identity));
    }
}
