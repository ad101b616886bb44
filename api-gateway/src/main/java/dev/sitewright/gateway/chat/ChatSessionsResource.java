package dev.sitewright.gateway.chat;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.gateway.projects.OwnProject;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.many.OneAtATime;
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

/** The sessions of a project; agent-bridge's, passed on. */
@Path("/api/v1/projects/{projectId}")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Chat", description = "Conversations with the agent of a project.")
class ChatSessionsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ChatSessionsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/sessions")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openChatSessions",
            summary = "Open sessions",
            description = "Opens 1 to 100 conversations with the agent.")
    @APIResponse(
            responseCode = "201",
            description = "The sessions, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Sessions.class)))
    @APIResponse(
            responseCode = "409",
            description = "`workspace-missing`: the project is being made, or `idempotency-key-in-flight`.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> open(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ChatSchemas.NewSessions.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/sessions", body, request);
    }

    @GET
    @Path("/sessions")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "listChatSessions",
            summary = "List sessions",
            description = "The project's own, in pages; those of sub-agents are their children.")
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
    @Parameter(
            name = "archived",
            in = ParameterIn.QUERY,
            description = "Whether those that were put away are asked for.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.SessionPage.class)))
    public Uni<RestResponse<byte[]>> list(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/sessions", null, request);
    }

    @PATCH
    @Path("/sessions")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "patchChatSessions",
            summary = "Change sessions",
            description = "Renames 1 to 100 sessions, puts them away, or takes them back.")
    @APIResponse(
            responseCode = "200",
            description = "The sessions as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Sessions.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> patch(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ChatSchemas.PatchSessions.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/sessions", body, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/sessions:delete")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteChatSessions",
            summary = "Delete sessions",
            description = "Deletes 1 to 100 sessions that rest, with all in them and those of their sub-agents.")
    @APIResponse(
            responseCode = "200",
            description = "The sessions as they were, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Sessions.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "409",
            description = "`session-busy`: the agent works in it, or `idempotency-key-in-flight`.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> delete(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ChatSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/sessions:delete", body, request);
    }

    @GET
    @Path("/sessions/{sessionId}")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "getChatSession",
            summary = "Show a session",
            description = "A session, with its version as `ETag`.")
    @APIResponse(
            responseCode = "200",
            description = "The session.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Session.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> get(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId), null, request);
    }

    @PATCH
    @Path("/sessions/{sessionId}")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchChatSession",
            summary = "Change a session",
            description = "Renames it, puts it away, or takes it back: a JSON merge patch (RFC 7396).")
    @APIResponse(
            responseCode = "200",
            description = "The session as it is now.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Session.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> patchOne(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ChatSchemas.Patch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId), body, request);
    }

    @DELETE
    @Path("/sessions/{sessionId}")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Operation(
            operationId = "deleteChatSession",
            summary = "Delete a session",
            description = "Deletes a session that rests, with all in it and those of its sub-agents.")
    @APIResponse(
            responseCode = "200",
            description = "The session as it was.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Session.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "409",
            description = "`session-busy`: the agent works in it, or `idempotency-key-in-flight`.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> deleteOne(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId), null, request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
