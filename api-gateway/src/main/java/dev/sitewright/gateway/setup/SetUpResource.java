package dev.sitewright.gateway.setup;

import dev.sitewright.gateway.account.UserView;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.gateway.login.Welcome;
import dev.sitewright.gateway.session.SessionCookie;
import dev.sitewright.gateway.session.Sessions;
import dev.sitewright.gateway.session.Visitor;
import dev.sitewright.platform.many.OneAtATime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The first-run set-up over HTTP. */
@Path("/api/v1/setup")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("it happens once by nature")
@Tag(name = "Accounts")
class SetUpResource {
    private final SetUp setUp;
    private final Sessions sessions;
    private final SessionCookie cookie;

    SetUpResource(SetUp setUp, Sessions sessions, SessionCookie cookie) {
        this.setUp = setUp;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** Whether the first-run set-up has happened. */
    @Schema(name = "SetupState", description = "Whether Sitewright is set up.")
    record SetupState(
            @Schema(description = "False until the first account has been made.", examples = "true")
            boolean setUp) {}

    @GET
    @Operation(
            operationId = "getSetup",
            summary = "Tell whether Sitewright is set up",
            description = "Open to everybody.")
    @APIResponse(responseCode = "200", description = "Whether the first account has been made.")
    public Uni<SetupState> state() {
        return setUp.isDone().map(SetupState::new);
    }

    @POST
    @Counted(CallClass.CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setUp",
            summary = "Set Sitewright up",
            description =
                    "Makes the first account, an administrator's, and signs it in. Works once: of several at once one wins.")
    @APIResponse(responseCode = "201", description = "The account exists and is signed in: see Set-Cookie.")
    @APIResponse(responseCode = "409", description = "`already-set-up`: sign in instead.")
    @APIResponse(responseCode = "422", description = "`invalid-input`: name or password is not acceptable.")
    public Uni<RestResponse<UserView.Wrapped>> setUp(
            @Valid @NotNull NewAdmin first, @Context HttpServerRequest request) {
        var visitor = Visitor.of(request);
        return setUp.begin(
                        first,
                        visitor.address(),
                        admin -> sessions.begin(admin.id(), visitor).map(token -> new Welcome(admin, token)))
                .map(welcome -> ResponseBuilder.create(
                                RestResponse.Status.CREATED, UserView.Wrapped.of(welcome.account()))
                        .cookie(cookie.holding(welcome.token(), request))
                        .build());
    }
}
