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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Signing in to providers of models; agent-bridge's, passed on. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("each attempt starts an OpenCode of its own, and a person makes one at a time")
@Tag(name = "Models", description = "Providers of models, and which models work.")
class SignInsResource {
    private static final String ID = "sgn_0199c6a01f2e7000a1b2c3d4e5f60718";

    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    SignInsResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @Path("/auth-methods")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "listAuthMethods",
            summary = "List ways to connect providers",
            description = "What the installation's OpenCode offers; the first answer may take some seconds.")
    @Parameter(
            name = "provider",
            in = ParameterIn.QUERY,
            description = "Only those of this provider.",
            schema = @Schema(maxLength = 64),
            example = "openai")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = SignInSchemas.Methods.class)))
    public Uni<RestResponse<byte[]>> listAuthMethods(@Context HttpServerRequest request) {
        return pass("/auth-methods", null, request);
    }

    @POST
    @Counted(CallClass.CREATE)
    @Path("/sign-ins")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createSignIn",
            summary = "Begin to sign in to a provider",
            description =
                    "Answers where to go and until when. What comes of it is a connection whose tokens are sealed and never shown; they are refreshed for as long as it is there.")
    @Parameter(ref = "scope")
    @APIResponse(
            responseCode = "201",
            description = "It.",
            content = @Content(schema = @Schema(implementation = SignInSchemas.One.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`sign-in-needs-own-server`: only the installation can sign in here, or `idempotency-key-in-flight`.")
    @APIResponse(responseCode = "502", description = "`sign-in-refused`: the provider does not begin.")
    @APIResponse(responseCode = "429", description = "`sign-ins-full`: too many are open, or `too-many-requests`.")
    public Uni<RestResponse<byte[]>> createSignIn(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SignInSchemas.New.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/sign-ins", body, request);
    }

    @GET
    @Path("/sign-ins")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "listSignIns",
            summary = "List your attempts to sign in to providers",
            description = "The newest first; ended ones are forgotten after a day.")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = SignInSchemas.All.class)))
    public Uni<RestResponse<byte[]>> listSignIns(@Context HttpServerRequest request) {
        return pass("/sign-ins", null, request);
    }

    @GET
    @Path("/sign-ins/{id}")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(operationId = "getSignIn", summary = "Show an attempt", description = "With its version as `ETag`.")
    @APIResponse(
            responseCode = "200",
            description = "It.",
            content = @Content(schema = @Schema(implementation = SignInSchemas.One.class)))
    @APIResponse(responseCode = "404", description = "`sign-in-not-found`: there is none, or it is somebody else's.")
    public Uni<RestResponse<byte[]>> getSignIn(
            @RestPath @Parameter(description = "The attempt's id.", example = ID) String id,
            @Context HttpServerRequest request) {
        return pass("/sign-ins/" + id(id), null, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/sign-ins/{id}/finish")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "finishSignIn",
            summary = "Finish signing in",
            description =
                    "With the code that the provider showed; or without one, to wait a while until the provider has told by itself. A code that is wrong ends the attempt.")
    @APIResponse(
            responseCode = "200",
            description = "How it stands; ask again while it is `waiting`.",
            content = @Content(schema = @Schema(implementation = SignInSchemas.One.class)))
    @APIResponse(responseCode = "404", description = "`sign-in-not-found`: there is none, or it is somebody else's.")
    @APIResponse(responseCode = "409", description = "`sign-in-not-waiting`: it has ended, or is being finished.")
    public Uni<RestResponse<byte[]>> finishSignIn(
            @RestPath @Parameter(description = "The attempt's id.", example = ID) String id,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SignInSchemas.Finish.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/sign-ins/" + id(id) + "/finish", body, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/sign-ins/{id}/cancel")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "cancelSignIn",
            summary = "Cancel signing in",
            description = "Nothing comes of it then, whatever the person does at the provider's.")
    @APIResponse(
            responseCode = "200",
            description = "It as it is now.",
            content = @Content(schema = @Schema(implementation = SignInSchemas.One.class)))
    @APIResponse(responseCode = "404", description = "`sign-in-not-found`: there is none, or it is somebody else's.")
    @APIResponse(responseCode = "409", description = "`sign-in-not-waiting`: it has ended.")
    public Uni<RestResponse<byte[]>> cancelSignIn(
            @RestPath @Parameter(description = "The attempt's id.", example = ID) String id,
            @Context HttpServerRequest request) {
        return pass("/sign-ins/" + id(id) + "/cancel", null, request);
    }

    private static String id(String id) {
        return ResourceIds.require("sgn", id, ProblemType.SIGN_IN_NOT_FOUND);
    }

    /** OpenCode may have to be started first, which takes some seconds. */
    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        ForInstallation.check(request, identity);
        return proxy.passLong(Service.AGENT, path, body, request, SignedIn.of(identity));
    }
}
