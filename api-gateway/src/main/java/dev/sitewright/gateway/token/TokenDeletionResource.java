package dev.sitewright.gateway.token;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.TargetItem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The deletion of many tokens: a verb on the collection. */
@Path(TokenResource.PATH + ":delete")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
class TokenDeletionResource {
    static final dev.sitewright.platform.many.Operation DELETE =
            new dev.sitewright.platform.many.Operation("tokens.delete", 200);

    private final PersonalTokens tokens;
    private final Changes changes;
    private final Origins origins;
    private final SecurityIdentity identity;

    TokenDeletionResource(PersonalTokens tokens, Changes changes, Origins origins, SecurityIdentity identity) {
        this.tokens = tokens;
        this.changes = changes;
        this.origins = origins;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Scopes.ACCOUNT_WRITE, Scopes.ADMIN_WRITE})
    @Operation(
            operationId = "deleteTokens",
            summary = "End tokens",
            description = "They let nobody in any more, at once. Administrators can end anybody's.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenSchemas.Targets.class)))
    @APIResponse(
            responseCode = "200",
            description = "The tokens as they were.",
            content = @Content(schema = @Schema(implementation = TokenSchemas.All.class)))
    public Uni<RestResponse<String>> delete(
            @Nullable Many<TargetItem> body,
            @Parameter(description = "`atomic` (all or none, the usual) or `partial`.", example = "atomic")
                    @RestQuery
                    @Nullable String mode) {
        var origin = origins.current();
        var scope = Ownership.ended(SignedIn.of(identity));
        return changes.targets(DELETE, mode, body, asked -> tokens.delete(origin, scope, asked));
    }
}
