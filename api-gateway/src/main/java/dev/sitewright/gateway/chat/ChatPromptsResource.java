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
import jakarta.ws.rs.GET;
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

/** What the agent is asked; agent-bridge's, passed on. */
@Path("/api/v1/projects/{projectId}")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Chat")
class ChatPromptsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ChatPromptsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.PROMPT)
    @Path("/sessions/{sessionId}/prompts")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "givePrompts",
            summary = "Ask the agent",
            description =
                    "Gives the agent 1 to 100 prompts, in order. They are kept, and given exactly once; a prompt waits until the session rests unless it says otherwise.")
    @APIResponse(
            responseCode = "202",
            description = "The prompts, in the order of the items.",
            content = @Content(schema = @Schema(implementation = PromptSchemas.Prompts.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "403",
            description = "`budget-reached`: a cap on what the agent may use, or `not-allowed`.")
    public Uni<RestResponse<byte[]>> give(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PromptSchemas.NewPrompts.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/prompts",
                body,
                request);
    }

    @GET
    @Path("/sessions/{sessionId}/prompts")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(operationId = "listPrompts", summary = "List prompts", description = "The newest first, in pages.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = PromptSchemas.PromptPage.class)))
    @APIResponse(
            responseCode = "404",
            description = "`session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> list(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/prompts",
                null,
                request);
    }

    @GET
    @Path("/sessions/{sessionId}/prompts/{promptId}")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(operationId = "getPrompt", summary = "Show a prompt", description = "Where a prompt stands.")
    @APIResponse(
            responseCode = "200",
            description = "The prompt.",
            content = @Content(schema = @Schema(implementation = PromptSchemas.Prompt.class)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`prompt-not-found`, `session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> get(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @RestPath @Parameter(description = "The prompt's id.", example = "pmt_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String promptId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/prompts/"
                        + ChatIds.prompt(promptId),
                null,
                request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/sessions/{sessionId}/prompts/{promptId}/withdraw")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Operation(
            operationId = "withdrawPrompt",
            summary = "Take a prompt back",
            description = "Takes back a prompt that the agent does not have yet.")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "200",
            description = "What was stopped.",
            content = @Content(schema = @Schema(implementation = ChatSchemas.Stopped.class)))
    @APIResponse(
            responseCode = "404",
            description =
                    "`prompt-not-found`, `session-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(responseCode = "409", description = "`prompt-under-way`, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> withdraw(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath @Parameter(description = "The session's id.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @RestPath @Parameter(description = "The prompt's id.", example = "pmt_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String promptId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/sessions/" + ChatIds.session(sessionId) + "/prompts/"
                        + ChatIds.prompt(promptId) + "/withdraw",
                null,
                request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
