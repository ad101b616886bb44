package dev.sitewright.gateway.extension;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
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

/** Connections to providers of models; agent-bridge's, passed on. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("agent-bridge keeps the key, and takes lists where there are any")
@Tag(name = "Models", description = "Providers of models, and which models work.")
class ConnectionsResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    ConnectionsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/provider-connections")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createProviderConnections",
            summary = "Add connections to providers",
            description =
                    "A known provider needs a key; any other name is an OpenAI-compatible endpoint with its address and its models. Keys are sealed and never shown again.")
    @Parameter(ref = "scope")
    @APIResponse(
            responseCode = "201",
            description = "They, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ConnectionSchemas.All.class)))
    @APIResponse(
            responseCode = "409",
            description = "`extension-name-taken`: one of this name is there, or `idempotency-key-in-flight`.")
    public Uni<RestResponse<byte[]>> createProviderConnections(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ConnectionSchemas.News.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/provider-connections", body, request);
    }

    @GET
    @Path("/provider-connections")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "listProviderConnections",
            summary = "List connections to providers",
            description = "In pages.")
    @Parameter(ref = "scope")
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
            content = @Content(schema = @Schema(implementation = ConnectionSchemas.PageOfThem.class)))
    public Uni<RestResponse<byte[]>> listProviderConnections(@Context HttpServerRequest request) {
        return pass("/provider-connections", null, request);
    }

    @PATCH
    @Path("/provider-connections")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "patchProviderConnections",
            summary = "Change connections to providers",
            description = "Another key, address or list of models; it counts from the next prompt on.")
    @Parameter(ref = "scope")
    @APIResponse(
            responseCode = "200",
            description = "They as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ConnectionSchemas.All.class)))
    @APIResponse(responseCode = "404", description = "`connection-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> patchProviderConnections(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ConnectionSchemas.Patches.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/provider-connections", body, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/provider-connections:delete")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteProviderConnections",
            summary = "Take connections to providers away",
            description = "The next prompt goes without them.")
    @Parameter(ref = "scope")
    @APIResponse(
            responseCode = "200",
            description = "They as they were, in the order of the items.",
            content = @Content(schema = @Schema(implementation = ConnectionSchemas.All.class)))
    @APIResponse(responseCode = "404", description = "`connection-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> deleteProviderConnections(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ConnectionSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/provider-connections:delete", body, request);
    }

    @GET
    @Path("/provider-connections/{id}")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "getProviderConnection",
            summary = "Show a connection",
            description = "With its version as `ETag`.")
    @Parameter(ref = "scope")
    @APIResponse(
            responseCode = "200",
            description = "It.",
            content = @Content(schema = @Schema(implementation = ConnectionSchemas.One.class)))
    @APIResponse(responseCode = "404", description = "`connection-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> getProviderConnection(
            @RestPath @Parameter(description = "The connection's id.", example = "con_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String id,
            @Context HttpServerRequest request) {
        return pass("/provider-connections/" + id(id), null, request);
    }

    @PATCH
    @Path("/provider-connections/{id}")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchProviderConnection",
            summary = "Change a connection",
            description = "Another key, address or list of models; it counts from the next prompt on.")
    @Parameter(ref = "scope")
    @APIResponse(
            responseCode = "200",
            description = "It as it is now.",
            content = @Content(schema = @Schema(implementation = ConnectionSchemas.One.class)))
    @APIResponse(responseCode = "404", description = "`connection-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> patchProviderConnection(
            @RestPath @Parameter(description = "The connection's id.", example = "con_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String id,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ConnectionSchemas.Patch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/provider-connections/" + id(id), body, request);
    }

    @DELETE
    @Path("/provider-connections/{id}")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "deleteProviderConnection",
            summary = "Take a connection away",
            description = "The next prompt goes without it.")
    @Parameter(ref = "scope")
    @APIResponse(
            responseCode = "200",
            description = "It as it was.",
            content = @Content(schema = @Schema(implementation = ConnectionSchemas.One.class)))
    @APIResponse(responseCode = "404", description = "`connection-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> deleteProviderConnection(
            @RestPath @Parameter(description = "The connection's id.", example = "con_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String id,
            @Context HttpServerRequest request) {
        return pass("/provider-connections/" + id(id), null, request);
    }

    @GET
    @Path("/provider-connections/{id}/check")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "checkProviderConnection",
            summary = "Try a connection",
            description = "Asks the provider for its list of models, which costs nothing.")
    @Parameter(ref = "scope")
    @APIResponse(
            responseCode = "200",
            description = "How it went.",
            content = @Content(schema = @Schema(implementation = ConnectionSchemas.Check.class)))
    @APIResponse(responseCode = "404", description = "`connection-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> checkProviderConnection(
            @RestPath @Parameter(description = "The connection's id.", example = "con_0199c6a01f2e7000a1b2c3d4e5f60718")
                    String id,
            @Context HttpServerRequest request) {
        return pass("/provider-connections/" + id(id) + "/check", null, request);
    }

    private static String id(String id) {
        return ResourceIds.require("con", id, ProblemType.CONNECTION_NOT_FOUND);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        ForInstallation.check(request, identity);
        return proxy.pass(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
