package dev.sitewright.gateway.webhook;

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
import java.util.List;
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

/** Webhooks over HTTP. */
@Path(WebhookResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Webhooks",
        description =
                "Facts sent to addresses of yours, as [Standard Webhooks](https://www.standardwebhooks.com) has it: signed, at least once, with retries over 72 hours. A message names its fact by ids and a link; the rest you load.")
class WebhookResource {
    static final String PATH = "/api/v1/webhooks";

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final dev.sitewright.platform.many.Operation CREATE =
            dev.sitewright.platform.many.Operation.withSecret("webhooks.create", 201);
    private static final dev.sitewright.platform.many.Operation PATCH =
            new dev.sitewright.platform.many.Operation("webhooks.patch", 200);

    private final Webhooks webhooks;
    private final WebhookChecks checks;
    private final Changes changes;
    private final Origins origins;
    private final SecurityIdentity identity;

    WebhookResource(
            Webhooks webhooks, WebhookChecks checks, Changes changes, Origins origins, SecurityIdentity identity) {
        this.webhooks = webhooks;
        this.checks = checks;
        this.changes = changes;
        this.origins = origins;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "createWebhooks",
            summary = "Make webhooks",
            description =
                    "They are sent what happens from now on. The secret that signs stands in `secret` of this answer and nowhere else.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookSchemas.Create.class)))
    @APIResponse(
            responseCode = "201",
            description = "The webhooks, with their secrets.",
            content = @Content(schema = @Schema(implementation = WebhookSchemas.All.class)))
    public Uni<RestResponse<String>> create(
            @Nullable Many<CreateWebhook> body,
            @Parameter(description = "`atomic` (all or none, the usual) or `partial`.", example = "atomic")
                    @RestQuery
                    @Nullable String mode) {
        var origin = origins.current();
        return changes.create(CREATE, mode, body, checks::check, asked -> webhooks.create(origin, asked));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "patchWebhooks",
            summary = "Change webhooks",
            description =
                    "Also to disable them, and to enable them again; then they are sent what happens from then on.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookSchemas.Patches.class)))
    @APIResponse(
            responseCode = "200",
            description = "The webhooks as they are now.",
            content = @Content(schema = @Schema(implementation = WebhookSchemas.All.class)))
    public Uni<RestResponse<String>> patch(
            @Nullable Many<PatchItem> body,
            @Parameter(description = "`atomic` (all or none, the usual) or `partial`.", example = "atomic")
                    @RestQuery
                    @Nullable String mode) {
        var origin = origins.current();
        return changes.patch(PATCH, mode, body, checks::check, asked -> webhooks.patch(origin, asked));
    }

    @GET
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(operationId = "listWebhooks", summary = "List webhooks", description = "Your own, without secrets.")
    @APIResponse(responseCode = "200", description = "A page of webhooks.")
    public Uni<PageOf<WebhookView>> list(
            @Parameter(description = "How many at most, 1 to 100.", example = "50") @RestQuery @Nullable String limit,
            @Parameter(
                            description = "`createdAt` or `name`, with a `-` before it the other way round.",
                            example = "-createdAt")
                    @RestQuery
                    @Nullable String sort,
            @Parameter(description = "`nextCursor` of the page before.") @RestQuery @Nullable String cursor) {
        var owner = SignedIn.of(identity).userId();
        var asked = WebhookFields.LISTING.ask(limit, sort, cursor, List.of(owner));
        return webhooks.list(owner, asked.page()).map(found -> asked.answer(found, Webhook::view));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(operationId = "getWebhook", summary = "Look at a webhook", description = "With its `ETag`.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook.",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", description = "`webhook-not-found`.")
    public Uni<RestResponse<WebhookView>> get(
            @Parameter(description = "The webhook's id.", example = "whk_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "An `ETag` that you have: 304 when it is still the one.", example = "\"0\"")
                    @RestHeader(HttpHeaders.IF_NONE_MATCH)
                    @Nullable String ifNoneMatch) {
        return webhooks.require(SignedIn.of(identity).userId(), id).map(view -> Tagged.response(view, ifNoneMatch));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "patchWebhook",
            summary = "Change a webhook",
            description = "Also to disable it, and to enable it again; then it is sent what happens from then on.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookSchemas.Patch.class)))
    @APIResponse(
            responseCode = "200",
            description = "The webhook as it is now.",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", description = "`webhook-not-found`.")
    public Uni<RestResponse<String>> patchOne(
            @Parameter(description = "The webhook's id.", example = "whk_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "The webhook's `ETag`, or `*`.", example = "\"0\"")
                    @RestHeader(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(PATCH, id, ifMatch, patch, checks::check, asked -> webhooks.patch(origin, asked));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete a webhook",
            description = "With its deliveries; those that wait are not sent any more.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook as it was.",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", description = "`webhook-not-found`.")
    public Uni<RestResponse<String>> deleteOne(
            @Parameter(description = "The webhook's id.", example = "whk_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "The webhook's `ETag`, or `*`.", example = "*")
                    @RestHeader(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch) {
        var origin = origins.current();
        return changes.targetOne(WebhookVerbsResource.DELETE, id, ifMatch, asked -> webhooks.delete(origin, asked));
    }
}
