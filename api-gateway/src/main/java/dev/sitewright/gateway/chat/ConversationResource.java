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
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is in a session; agent-bridge's, passed on. */
@Path("/api/v1/projects/{projectId}")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Chat")
class ConversationResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ConversationResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @Path("/sessions/{sessionId}/messages")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "listChatMessages",
            summary = "List a session's messages",
            description = "The newest first, in pages. They are there also while the agent is not.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = MessageSchemas.MessagePage.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> messages(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/messages",
                null,
                request);
    }

    @GET
    @Path("/sessions/{sessionId}/children")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "listChatChildren",
            summary = "List a session's sub-agents",
            description = "The sessions of the sub-agents that it started.")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.SessionList.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> children(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/children",
                null,
                request);
    }

    @GET
    @Path("/sessions/{sessionId}/todos")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "listChatTodos",
            summary = "Show the agent's plan",
            description = "The steps that the agent has noted.")
    @APIResponse(
            responseCode = "200",
            description = "The plan.",
            content = @Content(schema = @Schema(implementation = AgentSchemas.Todos.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> todos(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/todos",
                null,
                request);
    }

    @GET
    @Path("/sessions/{sessionId}/diff")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "getChatDiff",
            summary = "Show what a prompt changed",
            description = "The changes in files that a prompt led to.")
    @Parameter(
            name = "messageId",
            in = ParameterIn.QUERY,
            description = "The message that carries the prompt.",
            required = true,
            example = "msg_a0c5e3d1c001Yt7HsNc4mKdJ2F",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "One entry per file.",
            content = @Content(schema = @Schema(implementation = AgentSchemas.Diff.class)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`message-not-found`, `session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> diff(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/diff",
                null,
                request);
    }

    @GET
    @Path("/agents")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(operationId = "listAgents", summary = "List agents", description = "Who can be asked in this project.")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = AgentSchemas.NameList.class)))
    @APIResponse(responseCode = "409", description = "`workspace-missing`: the project is being made.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> agents(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/agents", null, request);
    }

    @GET
    @Path("/commands")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "listAgentCommands",
            summary = "List commands",
            description = "The agent's commands in this project.")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = AgentSchemas.NameList.class)))
    @APIResponse(responseCode = "409", description = "`workspace-missing`: the project is being made.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> commands(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/commands", null, request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
