package dev.sitewright.gateway.access;

import dev.sitewright.gateway.access.AuthBodies.Ask;
import dev.sitewright.gateway.access.AuthBodies.Pair;
import dev.sitewright.gateway.access.AuthBodies.Refresh;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.many.OneAtATime;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Tokens for apps and programs that sign somebody in. */
@Path("/api/v1/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@OneAtATime("each request is about one sign-in, and a refresh token is good once by itself")
@Tag(
        name = "Access tokens",
        description =
                "How apps stay signed in without a cookie: an access token for minutes, and a refresh token that gets the next.")
class AuthResource {
    private final SignIns signIns;
    private final SecurityIdentity identity;

    AuthResource(SignIns signIns, SecurityIdentity identity) {
        this.signIns = signIns;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/token")
    @Operation(
            operationId = "getTokens",
            summary = "Sign in for tokens",
            description =
                    "With a name and its password, or with the session cookie of a signed-in browser and an empty object. Each call begins a sign-in of its own.")
    @APIResponse(
            responseCode = "200",
            description = "The first pair of tokens.",
            content = @Content(schema = @Schema(implementation = Pair.class)))
    @APIResponse(
            responseCode = "401",
            description = "`wrong-credentials`, or `not-signed-in` when neither a password nor a session was sent.")
    @APIResponse(responseCode = "403", description = "`not-allowed`: another token is no way to sign in.")
    @APIResponse(responseCode = "429", description = "`too-many-tries`: wait as long as Retry-After says.")
    public Uni<RestResponse<Pair>> token(@Nullable Ask ask, @Context HttpServerRequest request) {
        var asked = ask == null ? new Ask(null, null, null) : ask;
        return signIns.begin(asked, identity, request.remoteAddress().hostAddress())
                .map(AuthResource::unstored);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/refresh")
    @Operation(operationId = "refreshTokens", summary = "Get the next tokens", description = """
                    Each refresh token is good once. A client that got no answer may send the same one again within 30 seconds, and gets the same
                    next one. Used again later it ends the whole sign-in: somebody else has it.""")
    @APIResponse(
            responseCode = "200",
            description = "The next pair of tokens.",
            content = @Content(schema = @Schema(implementation = Pair.class)))
    @APIResponse(responseCode = "401", description = "`refresh-token-invalid`: sign in again.")
    public Uni<RestResponse<Pair>> refresh(@Nullable Refresh refresh) {
        return signIns.refresh(tokenOf(refresh)).map(AuthResource::unstored);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/revoke")
    @Operation(
            operationId = "revokeTokens",
            summary = "Sign out",
            description =
                    "Ends the sign-in that a refresh token belongs to, with all its access tokens, at once. Answers the same when it has ended (RFC 7009).")
    @APIResponse(responseCode = "204", description = "Nobody is signed in with these tokens any more.")
    public Uni<RestResponse<Void>> revoke(@Nullable Refresh refresh) {
        return signIns.end(tokenOf(refresh)).replaceWith(RestResponse::noContent);
    }

    private static String tokenOf(@Nullable Refresh refresh) {
        var token = refresh == null ? null : refresh.refreshToken();
        if (token == null) {
            throw new ProblemException(Problem.invalid(FaultType.MISSING.at("/refreshToken", "is missing")));
        }
        return token;
    }

    /** RFC 6749, section 5.1. */
    private static RestResponse<Pair> unstored(Pair pair) {
        return ResponseBuilder.ok(pair)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
