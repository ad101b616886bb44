package dev.sitewright.gateway.signing;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.many.OneAtATime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Replaces the present key before its time. */
@Path(SigningKeyResource.PATH + ":rotate")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("a key that waits for its turn is enough for all who ask, so asking again changes nothing by itself")
@Tag(name = "Signing keys")
class SigningKeyRotationResource {
    private final SigningKeys keys;
    private final Clock clock;

    SigningKeyRotationResource(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @Counted(CallClass.WRITE)
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Operation(operationId = "rotateSigningKeys", summary = "Replace the signing key", description = """
                    Publishes a new key, which signs in 10 minutes; the present one stays published until its last token has expired, so nobody is
                    signed out. While a key waits for its turn, asking again changes nothing.""")
    @APIResponse(responseCode = "200", description = "All keys, the new one last.")
    public Uni<SigningKeyResource.All> rotate() {
        return keys.rotate().map(found -> SigningKeyResource.All.of(found, clock.instant()));
    }
}
