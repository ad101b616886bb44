package dev.sitewright.gateway.login;

import dev.sitewright.gateway.account.UserView;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.gateway.session.SessionCookie;
import dev.sitewright.gateway.session.SessionToken;
import dev.sitewright.gateway.session.Sessions;
import dev.sitewright.gateway.session.Visitor;
import dev.sitewright.platform.many.OneAtATime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Path("/api/v1")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime(
        "a browser signs in or out: nobody is known yet by whom a key could be kept, and doing it twice does no harm")
@Tag(name = "Accounts", description = "The first-run set-up, signing in and out, and one's own account.")
class LoginResource {
    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;

    LoginResource(SignIn signIn, Sessions sessions, SessionCookie cookie) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "logIn",
            summary = "Sign in",
            description = "Answers with a session cookie that lasts 30 days unless set otherwise.")
    @APIResponse(responseCode = "200", description = "Signed in: see Set-Cookie.")
    @APIResponse(
            responseCode = "401",
            description = "`wrong-credentials`: no such account, not its password, or it is disabled.")
    @APIResponse(responseCode = "429", description = "`too-many-tries`: wait as long as Retry-After says.")
    public Uni<RestResponse<UserView.Wrapped>> logIn(
            @Valid @NotNull Credentials known, @Context HttpServerRequest request) {
        return signIn.signIn(known, Visitor.of(request))
                .map(welcome -> ResponseBuilder.ok(UserView.Wrapped.of(welcome.account()))
                        .cookie(cookie.holding(welcome.token(), request))
                        .build());
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/logout")
    @Operation(
            operationId = "logOut",
            summary = "Sign out",
            description = "Ends this browser's session. Answers the same when nobody was signed in.")
    @APIResponse(responseCode = "204", description = "Nobody is signed in here any more.")
    public Uni<RestResponse<Void>> logOut(
            @RestCookie(SessionCookie.NAME) @Nullable String token, @Context HttpServerRequest request) {
        return Optional.ofNullable(token)
                .flatMap(SessionToken::of)
                .map(held -> sessions.end(held, Visitor.of(request)))
                .orElse(Uni.createFrom().voidItem())
                .replaceWith(() -> ResponseBuilder.<Void>noContent()
                        .cookie(cookie.forgetting(request))
                        .build());
    }
}
