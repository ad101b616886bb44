package dev.sitewright.gateway.auth;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Setting up, signing in and out. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts", description = "The first-run set-up, and signing in and out.")
class AuthResource {
    private final SignIn signIn;
    private final Accounts accounts;
    private final SessionCookie cookie;
    private final SecurityIdentity identity;

    AuthResource(SignIn signIn, Accounts accounts, SessionCookie cookie, SecurityIdentity identity) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.cookie = cookie;
        this.identity = identity;
    }

    /** Whether the first-run set-up has happened. */
    @Schema(name = "SetupState")
    record SetupState(
            @Schema(description = "False until the first account has been made.")
            boolean setUp) {}

    @GET
    @Path("/setup")
    @PermitAll
    @Operation(summary = "Tell whether Sitewright is set up", description = "Open to everybody.")
    public Uni<SetupState> setupState() {
        return accounts.isSetUp().map(SetupState::new);
    }

    @POST
    @Path("/setup")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            summary = "Set Sitewright up",
            description =
                    "Makes the first account, an administrator's, and signs it in. Works once: of several at once one wins.")
    @APIResponse(responseCode = "201", description = "The account exists and is signed in: see Set-Cookie.")
    @APIResponse(responseCode = "409", description = "`already-set-up`: sign in instead.")
    @APIResponse(responseCode = "422", description = "`invalid-input`: name or password is not acceptable.")
    public Uni<RestResponse<UserView.Wrapped>> setUp(
            @Valid @NotNull Credentials.New first, @Context HttpServerRequest request) {
        return signIn.setUp(first).map(welcome -> welcome(RestResponse.Status.CREATED, welcome, request));
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(
            summary = "Sign in",
            description = "Answers with a session cookie that lasts 30 days unless set otherwise.")
    @APIResponse(responseCode = "200", description = "Signed in: see Set-Cookie.")
    @APIResponse(responseCode = "401", description = "`wrong-credentials`: no such account, or not its password.")
    @APIResponse(responseCode = "429", description = "`too-many-tries`: wait as long as Retry-After says.")
    public Uni<RestResponse<UserView.Wrapped>> logIn(
            @Valid @NotNull Credentials.Known known, @Context HttpServerRequest request) {
        return signIn.signIn(known, request.remoteAddress().hostAddress())
                .map(welcome -> welcome(RestResponse.Status.OK, welcome, request));
    }

    @POST
    @Path("/logout")
    @PermitAll
    @Operation(
            summary = "Sign out",
            description = "Ends this browser's session. Answers the same when nobody was signed in.")
    @APIResponse(responseCode = "204", description = "Nobody is signed in here any more.")
    public Uni<RestResponse<Void>> logOut(
            @RestCookie(SessionCookie.NAME) @Nullable String token, @Context HttpServerRequest request) {
        return Optional.ofNullable(token)
                .flatMap(SessionToken::of)
                .map(signIn::signOut)
                .orElse(Uni.createFrom().voidItem())
                .replaceWith(() -> ResponseBuilder.<Void>noContent()
                        .cookie(cookie.forgetting(request))
                        .build());
    }

    @GET
    @Path("/me")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(summary = "Tell who is signed in")
    @APIResponse(responseCode = "200", description = "The person behind this request.")
    @APIResponse(responseCode = "401", description = "`not-signed-in`.")
    @SecurityRequirement(name = "session")
    public Uni<UserView.Wrapped> me() {
        return accounts.byId(SignedIn.of(identity).userId())
                .onItem()
                .ifNull()
                .failWith(() -> new io.quarkus.security.UnauthorizedException())
                .map(UserView.Wrapped::of);
    }

    private RestResponse<UserView.Wrapped> welcome(
            RestResponse.Status status, SignIn.Welcome welcome, HttpServerRequest request) {
        return ResponseBuilder.create(status, UserView.Wrapped.of(welcome.account()))
                .cookie(cookie.holding(welcome.token(), request))
                .build();
    }
}
