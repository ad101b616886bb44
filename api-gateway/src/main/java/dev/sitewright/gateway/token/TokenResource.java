package dev.sitewright.gateway.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.Tagged;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Personal tokens over HTTP. */
@Path(TokenResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Tokens",
        description = "Personal tokens: what you make for your programs, to be sent as `Authorization: Bearer swt_…`.")
class TokenResource {
    static final String PATH = "/api/v1/tokens";

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final dev.sitewright.platform.many.Operation CREATE =
            dev.sitewright.platform.many.Operation.withSecret("tokens.create", 201);
    private static final dev.sitewright.platform.many.Operation PATCH =
            new dev.sitewright.platform.many.Operation("tokens.patch", 200);

    private final PersonalTokens tokens;
    private final TokenChecks checks;
    private final Changes changes;
    private final Origins origins;
    private final SecurityIdentity identity;

    TokenResource(
            PersonalTokens tokens, TokenChecks checks, Changes changes, Origins origins, SecurityIdentity identity) {
        this.tokens = tokens;
        this.checks = checks;
        this.changes = changes;
        this.origins = origins;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(operationId = "createTokens", summary = "Make tokens", description = """
                    The secret stands in `token` of this answer and nowhere else, not even in later answers about the token; the same request
                    again with its `Idempotency-Key` has the same answer for 48 hours. A token can do no more than the one who makes it. Personal
                    tokens cannot make tokens.""")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenSchemas.Create.class)))
    @APIResponse(
            responseCode = "201",
            description = "The tokens, with their secrets.",
            content = @Content(schema = @Schema(implementation = TokenSchemas.All.class)))
    public Uni<RestResponse<String>> create(
            @Nullable Many<CreateToken> body,
            @Parameter(description = "`atomic` (all or none, the usual) or `partial`.", example = "atomic")
                    @RestQuery
                    @Nullable String mode) {
        var maker = Ownership.maker(identity);
        var origin = origins.current();
        return changes.create(
                CREATE, mode, body, item -> checks.check(item, maker), asked -> tokens.create(origin, asked));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "patchTokens",
            summary = "Change your tokens",
            description = "Name and limit can be changed; for other scopes or another end make another token.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenSchemas.Patches.class)))
    @APIResponse(
            responseCode = "200",
            description = "The tokens as they are now.",
            content = @Content(schema = @Schema(implementation = TokenSchemas.All.class)))
    public Uni<RestResponse<String>> patch(
            @Nullable Many<PatchItem> body,
            @Parameter(description = "`atomic` (all or none, the usual) or `partial`.", example = "atomic")
                    @RestQuery
                    @Nullable String mode) {
        Ownership.maker(identity);
        var origin = origins.current();
        return changes.patch(PATCH, mode, body, checks::check, asked -> tokens.patch(origin, asked));
    }

    @GET
    @RolesAllowed({Scopes.ACCOUNT_READ, Scopes.ADMIN_READ})
    @Operation(
            operationId = "listTokens",
            summary = "List tokens",
            description =
                    "Your own; administrators see those of others with `owner`. Tokens that have expired are listed until they are deleted.")
    @APIResponse(responseCode = "200", description = "A page of tokens, without their secrets.")
    public Uni<PageOf<TokenView>> list(
            @Parameter(
                            description =
                                    "Whose: `me` (the usual), a user's id, or `all`; all but `me` is for administrators.",
                            example = "me")
                    @RestQuery
                    @Nullable String owner,
            @Parameter(description = "How many at most, 1 to 100.", example = "50") @RestQuery @Nullable String limit,
            @Parameter(
                            description =
                                    "`createdAt`, `expiresAt` or `name`, with a `-` before it the other way round.",
                            example = "-createdAt")
                    @RestQuery
                    @Nullable String sort,
            @Parameter(description = "`nextCursor` of the page before.") @RestQuery @Nullable String cursor) {
        var whose = Ownership.listed(owner, SignedIn.of(identity));
        var asked = TokenFields.LISTING.ask(limit, sort, cursor, whose.description());
        return tokens.list(whose.scope(), asked.page()).map(found -> asked.answer(found, PersonalToken::view));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Scopes.ACCOUNT_READ, Scopes.ADMIN_READ})
    @Operation(
            operationId = "getToken",
            summary = "Look at a token",
            description = "With its `ETag`, without its secret.")
    @APIResponse(
            responseCode = "200",
            description = "The token.",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    @APIResponse(responseCode = "404", description = "`token-not-found`.")
    public Uni<RestResponse<TokenView>> get(
            @Parameter(description = "The token's id.", example = "tok_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "An `ETag` that you have: 304 when it is still the one.", example = "\"0\"")
                    @RestHeader(HttpHeaders.IF_NONE_MATCH)
                    @Nullable String ifNoneMatch) {
        return tokens.require(Ownership.seen(SignedIn.of(identity)), id)
                .map(view -> Tagged.response(view, ifNoneMatch));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "patchToken",
            summary = "Change one of your tokens",
            description = "Name and limit can be changed; for other scopes or another end make another token.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TokenSchemas.Patch.class)))
    @APIResponse(
            responseCode = "200",
            description = "The token as it is now.",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    @APIResponse(responseCode = "404", description = "`token-not-found`.")
    public Uni<RestResponse<String>> patchOne(
            @Parameter(description = "The token's id.", example = "tok_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "The token's `ETag`, or `*`.", example = "\"0\"")
                    @RestHeader(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        Ownership.maker(identity);
        var origin = origins.current();
        return changes.patchOne(PATCH, id, ifMatch, patch, checks::check, asked -> tokens.patch(origin, asked));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Scopes.ACCOUNT_WRITE, Scopes.ADMIN_WRITE})
    @Operation(
            operationId = "deleteToken",
            summary = "End a token",
            description = "It lets nobody in any more, at once. Administrators can end anybody's.")
    @APIResponse(
            responseCode = "200",
            description = "The token as it was.",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    @APIResponse(responseCode = "404", description = "`token-not-found`.")
    public Uni<RestResponse<String>> deleteOne(
            @Parameter(description = "The token's id.", example = "tok_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "The token's `ETag`, or `*`.", example = "*")
                    @RestHeader(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch) {
        var origin = origins.current();
        var scope = Ownership.ended(SignedIn.of(identity));
        return changes.targetOne(
                TokenDeletionResource.DELETE, id, ifMatch, asked -> tokens.delete(origin, scope, asked));
    }
}
