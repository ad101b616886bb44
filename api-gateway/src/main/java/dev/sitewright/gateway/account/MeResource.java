package dev.sitewright.gateway.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Tagged;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One's own account. */
@Path("/api/v1/me")
@RolesAllowed(Scopes.ACCOUNT_READ)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
class MeResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final dev.sitewright.platform.many.Operation CHANGE =
            new dev.sitewright.platform.many.Operation("me.patch", 200);

    private final Accounts accounts;
    private final UserChanges changed;
    private final Changes changes;
    private final Origins origins;
    private final SecurityIdentity identity;

    MeResource(Accounts accounts, UserChanges changed, Changes changes, Origins origins, SecurityIdentity identity) {
        this.accounts = accounts;
        this.changed = changed;
        this.changes = changes;
        this.origins = origins;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "getMe",
            summary = "Tell who is signed in",
            description = "The person behind this request, by whichever credential it comes.")
    @APIResponse(responseCode = "200", description = "The person behind this request.")
    @APIResponse(responseCode = "401", description = "`not-signed-in`.")
    public Uni<RestResponse<UserView.Wrapped>> me(@RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return accounts.byId(SignedIn.of(identity).userId())
                .onItem()
                .ifNull()
                .failWith(() -> new UnauthorizedException())
                .map(UserView.Wrapped::of)
                .map(view -> Tagged.response(view, ifNoneMatch));
    }

    @PATCH
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            operationId = "patchMe",
            summary = "Change your account",
            description = "Changes `username`, as a JSON merge patch. The password has an address of its own.")
    @APIResponse(
            responseCode = "200",
            description = "The account as it is now.",
            content = @Content(schema = @Schema(implementation = UserView.Wrapped.class)))
    @APIResponse(responseCode = "409", description = "`username-taken`: somebody else is called so.")
    public Uni<RestResponse<String>> patch(
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = UserSchemas.OwnPatch.class)))
                    @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(
                CHANGE,
                origin.actorId(),
                ifMatch,
                patch,
                UserChecks::checkOwn,
                asked -> changed.patch(origin, asked)
                        .map(results -> results.stream()
                                .map(result -> result.map(UserView.Wrapped::new))
                                .toList()));
    }
}
