package dev.sitewright.gateway.extension;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
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
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The skills of a project; agent-bridge's, passed on. */
@Path("/api/v1/projects/{projectId}")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Tools", description = "MCP servers and skills: what the agent of a project can do beside its own.")
class SkillsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    SkillsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/skills")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSkills",
            summary = "Add skills",
            description = "Texts that the agent reads when their description fits what it does.")
    @APIResponse(
            responseCode = "201",
            description = "They, in the order of the items.",
            content = @Content(schema = @Schema(implementation = SkillSchemas.All.class)))
    @APIResponse(
            responseCode = "409",
            description = "`extension-name-taken`: one of this name is there, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> createSkills(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SkillSchemas.News.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/projects/" + project(projectId) + "/skills", body, request);
    }

    @GET
    @Path("/skills")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(operationId = "listSkills", summary = "List skills", description = "In pages.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "By what; with `-` before it the other way round.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"createdAt", "-createdAt"},
                            defaultValue = "-createdAt"))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = SkillSchemas.PageOfThem.class)))
    public Uni<RestResponse<byte[]>> listSkills(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass("/projects/" + project(projectId) + "/skills", null, request);
    }

    @PATCH
    @Path("/skills")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "patchSkills",
            summary = "Change skills",
            description = "The name stays; the rest counts from the next prompt on.")
    @APIResponse(
            responseCode = "200",
            description = "They as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = SkillSchemas.All.class)))
    @APIResponse(
            responseCode = "404",
            description = "`skill-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> patchSkills(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SkillSchemas.Patches.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/projects/" + project(projectId) + "/skills", body, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/skills:delete")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteSkills",
            summary = "Take skills away",
            description = "The next prompt goes without them.")
    @APIResponse(
            responseCode = "200",
            description = "They as they were, in the order of the items.",
            content = @Content(schema = @Schema(implementation = SkillSchemas.All.class)))
    @APIResponse(
            responseCode = "404",
            description = "`skill-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> deleteSkills(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SkillSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/projects/" + project(projectId) + "/skills:delete", body, request);
    }

    @GET
    @Path("/skills/{id}")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(operationId = "getSkill", summary = "Show a skill", description = "With its version as `ETag`.")
    @APIResponse(
            responseCode = "200",
            description = "It.",
            content = @Content(schema = @Schema(implementation = SkillSchemas.One.class)))
    @APIResponse(
            responseCode = "404",
            description = "`skill-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> getSkill(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The skill's id.", example = "skl_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String id,
            @Context HttpServerRequest request) {
        return pass("/projects/" + project(projectId) + "/skills/" + id(id), null, request);
    }

    @PATCH
    @Path("/skills/{id}")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchSkill",
            summary = "Change a skill",
            description = "The name stays; the rest counts from the next prompt on.")
    @APIResponse(
            responseCode = "200",
            description = "It as it is now.",
            content = @Content(schema = @Schema(implementation = SkillSchemas.One.class)))
    @APIResponse(
            responseCode = "404",
            description = "`skill-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> patchSkill(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The skill's id.", example = "skl_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String id,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SkillSchemas.Patch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/projects/" + project(projectId) + "/skills/" + id(id), body, request);
    }

    @DELETE
    @Path("/skills/{id}")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Operation(
            operationId = "deleteSkill",
            summary = "Take a skill away",
            description = "The next prompt goes without it.")
    @APIResponse(
            responseCode = "200",
            description = "It as it was.",
            content = @Content(schema = @Schema(implementation = SkillSchemas.One.class)))
    @APIResponse(
            responseCode = "404",
            description = "`skill-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> deleteSkill(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The skill's id.", example = "skl_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String id,
            @Context HttpServerRequest request) {
        return pass("/projects/" + project(projectId) + "/skills/" + id(id), null, request);
    }

    @GET
    @Path("/skills/{id}/check")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "checkSkill",
            summary = "Try a skill",
            description = "Asks the project's agent whether it knows the skill.")
    @APIResponse(
            responseCode = "200",
            description = "How it went.",
            content = @Content(schema = @Schema(implementation = ConnectionSchemas.Check.class)))
    @APIResponse(
            responseCode = "404",
            description = "`skill-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(responseCode = "409", description = "`workspace-missing`: the project is being made.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> checkSkill(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The skill's id.", example = "skl_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String id,
            @Context HttpServerRequest request) {
        return pass("/projects/" + project(projectId) + "/skills/" + id(id) + "/check", null, request);
    }

    private static String project(String id) {
        return ResourceIds.require("prj", id, ProblemType.PROJECT_NOT_FOUND);
    }

    private static String id(String id) {
        return ResourceIds.require("skl", id, ProblemType.SKILL_NOT_FOUND);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
