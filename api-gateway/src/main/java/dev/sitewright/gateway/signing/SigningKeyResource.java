package dev.sitewright.gateway.signing;

import dev.sitewright.gateway.identity.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys, for administrators. */
@Path(SigningKeyResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing keys", description = "The keys that sign access tokens. They are made and replaced by themselves.")
class SigningKeyResource {
    static final String PATH = "/api/v1/signing-keys";

    private final SigningKeys keys;
    private final Clock clock;

    SigningKeyResource(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** All of them: there are never many. */
    @Schema(name = "SigningKeys", description = "The keys, the newest first.")
    record All(
            @Schema(description = "The keys, in the order in which they sign.")
            List<SigningKeyView> items) {
        static All of(List<SigningKey> keys, Instant now) {
            return new All(keys.stream().map(key -> SigningKeyView.of(key, now)).toList());
        }
    }

    @GET
    @RolesAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listSigningKeys",
            summary = "List the signing keys",
            description =
                    "Those that sign, will sign, or signed tokens that are still good; never their private halves.")
    @APIResponse(responseCode = "200", description = "The keys.")
    public Uni<All> list() {
        return keys.published().map(found -> All.of(found, clock.instant()));
    }
}
