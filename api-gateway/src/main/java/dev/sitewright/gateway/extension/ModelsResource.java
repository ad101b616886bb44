package dev.sitewright.gateway.extension;

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

/** Providers of models, and which models a person prefers; agent-bridge's, passed on. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Models")
class ModelsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ModelsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @Path("/model-providers")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "listModelProviders",
            summary = "List providers of models",
            description =
                    "Those that can be connected by a key, and endpoints that were described; with who has connected them.")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = ModelSchemas.Providers.class)))
    public Uni<RestResponse<byte[]>> list(@Context HttpServerRequest request) {
        return pass("/model-providers", null, request);
    }

    @GET
    @Path("/model-preference")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "getOwnModelPreference",
            summary = "Show which models are preferred",
            description =
                    "What a prompt or session names goes first; then the project's, then the owner's, then a connection's usual one.")
    @APIResponse(
            responseCode = "200",
            description = "The preference.",
            content = @Content(schema = @Schema(implementation = ModelSchemas.Preference.class)))
    public Uni<RestResponse<byte[]>> preference(@Context HttpServerRequest request) {
        return pass("/model-preference", null, request);
    }

    @PATCH
    @Path("/model-preference")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchOwnModelPreference",
            summary = "Change which models are preferred",
            description = "A JSON merge patch (RFC 7396); null takes a preference away.")
    @APIResponse(
            responseCode = "200",
            description = "The preference as it is now.",
            content = @Content(schema = @Schema(implementation = ModelSchemas.Preference.class)))
    public Uni<RestResponse<byte[]>> patchPreference(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ModelSchemas.PreferencePatch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/model-preference", body, request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
