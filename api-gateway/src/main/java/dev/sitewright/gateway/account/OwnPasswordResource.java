package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.OneAtATime;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One's own password. */
@Path("/api/v1/me/password")
@RolesAllowed(Scopes.ACCOUNT_WRITE)
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("the present password is the precondition: the same request again finds another one")
@Tag(name = "Accounts")
class OwnPasswordResource {
    private final OwnPassword password;
    private final Origins origins;
    private final SecurityIdentity identity;

    OwnPasswordResource(OwnPassword password, Origins origins, SecurityIdentity identity) {
        this.password = password;
        this.origins = origins;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changePassword",
            summary = "Change your password",
            description =
                    "Ends all your other sessions, and all tokens that were given out to them. Wrong tries count like those of "
                            + "signing in.")
    @APIResponse(responseCode = "204", description = "The password is another now.")
    @APIResponse(
            responseCode = "422",
            description = "`invalid-input`: `wrong-password` at `/current`, or a new one that is not acceptable.")
    @APIResponse(responseCode = "429", description = "`too-many-tries`: wait as long as Retry-After says.")
    public Uni<Void> change(@Nullable ChangePassword body, @Context HttpServerRequest request) {
        return password.change(
                SignedIn.of(identity),
                body,
                origins.current(),
                request.remoteAddress().hostAddress());
    }
}
