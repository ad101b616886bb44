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

/** What the agent asks and may do; agent-bridge's, passed on. */
@Path("/api/v1/projects/{projectId}")
@Produces(MediaType.APPLICATION_JSON)
@OwnProject
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Permissions", description = "What the agent asks people, and what it may do.")
class AgentRequestsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    AgentRequestsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @Path("/requests")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "listAgentRequests",
            summary = "List questions and requests for permission",
            description = "The newest first, in pages.")
    @Parameter(ref = "limit")
    @Parameter(ref = "cursor")
    @Parameter(
            name = "open",
            in = ParameterIn.QUERY,
            description = "Whether only those are asked for that wait.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = RequestSchemas.RequestPage.class)))
    public Uni<RestResponse<byte[]>> list(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/requests", null, request);
    }

    @GET
    @Path("/requests/{requestId}")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "getAgentRequest",
            summary = "Show a question or request for permission",
            description = "What the agent asks, until when it waits, and what it gets then.")
    @APIResponse(
            responseCode = "200",
            description = "It.",
            content = @Content(schema = @Schema(implementation = RequestSchemas.Request.class)))
    @APIResponse(
            responseCode = "404",
            description = "`request-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> get(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath
                    @Parameter(
                            description = "The question's or request's id.",
                            example = "per_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String requestId,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/requests/" + ChatIds.request(requestId), null, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/requests/{requestId}/answer")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "answerAgentRequest",
            summary = "Answer the agent",
            description = "Answers a question or a request for permission, from wherever. The first answer counts.")
    @Parameter(ref = "Idempotency-Key")
    @APIResponse(
            responseCode = "200",
            description = "The agent was told.",
            content = @Content(schema = @Schema(implementation = RequestSchemas.Given.class)))
    @APIResponse(
            responseCode = "404",
            description = "`request-not-found`, or `project-not-found`: there is none, or it is somebody else's.")
    @APIResponse(
            responseCode = "409",
            description = "`request-answered`: it waits no more, or `idempotency-key-in-flight`.")
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> answer(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RestPath
                    @Parameter(
                            description = "The question's or request's id.",
                            example = "per_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String requestId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RequestSchemas.Answer.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass(
                "/projects/" + ChatIds.project(projectId) + "/requests/" + ChatIds.request(requestId) + "/answer",
                body,
                request);
    }

    @GET
    @Path("/agent-policy")
    @RolesAllowed(Scopes.PROJECTS_READ)
    @Operation(
            operationId = "getAgentPolicy",
            summary = "Show what the agent may do",
            description = "What the agent of the project may do, asks about, or may not do.")
    @APIResponse(
            responseCode = "200",
            description = "The policy.",
            content = @Content(schema = @Schema(implementation = RequestSchemas.Policy.class)))
    public Uni<RestResponse<byte[]>> policy(
            @RestPath @Parameter(ref = "projectId") String projectId, @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/agent-policy", null, request);
    }

    @PATCH
    @Path("/agent-policy")
    @RolesAllowed(Scopes.PROJECTS_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchAgentPolicy",
            summary = "Change what the agent may do",
            description = "A JSON merge patch (RFC 7396). It holds for all sessions of the project from now on.")
    @APIResponse(
            responseCode = "200",
            description = "The policy as it is now.",
            content = @Content(schema = @Schema(implementation = RequestSchemas.Policy.class)))
    @APIResponse(
            responseCode = "503",
            description = "`agent-down`: the agent does not answer; or `service-unavailable`.")
    public Uni<RestResponse<byte[]>> patchPolicy(
            @RestPath @Parameter(ref = "projectId") String projectId,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RequestSchemas.PolicyPatch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/projects/" + ChatIds.project(projectId) + "/agent-policy", body, request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
