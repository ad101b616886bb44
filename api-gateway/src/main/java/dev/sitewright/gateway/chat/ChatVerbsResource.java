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
import jakarta.ws.rs.POST;
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

/** What can be done with a session; agent-bridge's, passed on. */
@Path("/api/v1/projects/{projectId}")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Chat")
class ChatVerbsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ChatVerbsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/sessions/{sessionId}/stop")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Operation(
            operationId = "stopChatSession",
            summary = "Stop the agent",
            description =
                    "Ends what the agent does in the session, its sub-agents and their shells included, and takes back what waits. The processes are gone when this is answered.")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "200",
            description = "What was stopped.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Stopped.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> stop(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/stop",
                null,
                request);
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/sessions/{sessionId}/fork")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "forkChatSession",
            summary = "Copy a session",
            description = "Begins another session with what was said so far, or up to a message.")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "201",
            description = "The copy.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Session.class)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`message-not-found`, `session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> fork(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ChatSchemas.Fork.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/fork",
                body,
                request);
    }

    @POST
    @Counted(CallClass.PROMPT)
    @Path("/sessions/{sessionId}/compact")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Operation(
            operationId = "compactChatSession",
            summary = "Summarise a session",
            description = "Has the model summarise the conversation, so that it takes less room.")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "202",
            description = "It has begun.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Begun.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "409",
            description = "`session-busy`: the agent works in it, or `idempotency-key-in-flight`.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> compact(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/compact",
                null,
                request);
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/sessions/{sessionId}/shell")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "runChatShell",
            summary = "Run a command",
            description =
                    "Runs a command in the workspace, without being asked; the agent sees what came of it. For those whom the installation lets (`sitewright.agent.shell`).")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "202",
            description = "It has begun.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Begun.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(responseCode = "403", description = "`shell-not-allowed`, or `not-allowed`.")
    @APIResponse(
            responseCode = "409",
            description = "`session-busy`: the agent works in it, or `idempotency-key-in-flight`.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> shell(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ChatSchemas.Shell.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/shell",
                body,
                request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/sessions/{sessionId}/revert")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "revertChatSession",
            summary = "Take work back",
            description = "Takes back what was said and done from a message on, in the files too.")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "200",
            description = "The session as it is now.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Session.class)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`message-not-found`, `session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "409",
            description = "`session-busy`: the agent works in it, or `idempotency-key-in-flight`.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> revert(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ChatSchemas.Revert.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/revert",
                body,
                request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/sessions/{sessionId}/unrevert")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Operation(
            operationId = "unrevertChatSession",
            summary = "Bring work back",
            description = "Brings back what was taken back.")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "200",
            description = "The session as it is now.",
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
    public Uni<RestResponse<byte[]>> unrevert(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/unrevert",
                null,
                request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
