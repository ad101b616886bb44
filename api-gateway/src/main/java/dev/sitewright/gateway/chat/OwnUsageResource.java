package dev.sitewright.gateway.chat;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What the agent used for a person, and may use; agent-bridge's, passed on. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Usage")
class OwnUsageResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    OwnUsageResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @Path("/agent-usage")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "getAgentUsage",
            summary = "Show what all projects used",
            description = "Tokens and cost by project; the caller's own.")
    @APIResponse(
            responseCode = "200",
            description = "The sums.",
            content = @Content(schema = @Schema(implementation = UsageSchemas.OfUser.class)))
    public Uni<RestResponse<byte[]>> usage(@Context HttpServerRequest request) {
        return pass("/agent-usage", null, request);
    }

    @GET
    @Path("/agent-budget")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "getAgentBudget",
            summary = "Show the cap on all projects",
            description = "What the agent may use in all of the caller's projects, and what it has.")
    @APIResponse(
            responseCode = "200",
            description = "The cap.",
            content = @Content(schema = @Schema(implementation = UsageSchemas.Budget.class)))
    public Uni<RestResponse<byte[]>> budget(@Context HttpServerRequest request) {
        return pass("/agent-budget", null, request);
    }

    @PATCH
    @Path("/agent-budget")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchAgentBudget",
            summary = "Change the cap on all projects",
            description = "A JSON merge patch (RFC 7396).")
    @APIResponse(
            responseCode = "200",
            description = "The cap as it is now.",
            content = @Content(schema = @Schema(implementation = UsageSchemas.Budget.class)))
    public Uni<RestResponse<byte[]>> patchBudget(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = UsageSchemas.BudgetPatch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/agent-budget", body, request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
