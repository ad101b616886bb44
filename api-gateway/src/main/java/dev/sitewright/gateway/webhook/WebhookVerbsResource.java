package dev.sitewright.gateway.webhook;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.TargetItem;
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

/** What is done with webhooks as they are: deleting them, and giving them other secrets. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhookVerbsResource {
    static final dev.sitewright.platform.many.Operation DELETE =
            new dev.sitewright.platform.many.Operation("webhooks.delete", 200);
    static final dev.sitewright.platform.many.Operation ROTATE =
            dev.sitewright.platform.many.Operation.withSecret("webhooks.rotate-secret", 200);

    private final Webhooks webhooks;
    private final Changes changes;
    private final Origins origins;

    WebhookVerbsResource(Webhooks webhooks, Changes changes, Origins origins) {
        this.webhooks = webhooks;
        this.changes = changes;
        this.origins = origins;
    }

    @POST
    @Path("/webhooks:delete")
    @Counted(CallClass.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "deleteWebhooks",
            summary = "Delete webhooks",
            description = "With their deliveries; those that wait are not sent any more.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookSchemas.Targets.class)))
    @APIResponse(
            responseCode = "200",
            description = "The webhooks as they were.",
            content = @Content(schema = @Schema(implementation = WebhookSchemas.All.class)))
    public Uni<RestResponse<String>> delete(
            @Nullable Many<TargetItem> body,
            @Parameter(description = "`atomic` (all or none, the usual) or `partial`.", example = "atomic")
                    @RestQuery
                    @Nullable String mode) {
        var origin = origins.current();
        return changes.targets(DELETE, mode, body, asked -> webhooks.delete(origin, asked));
    }

    @POST
    @Path("/webhooks:rotate-secret")
    @Counted(CallClass.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "rotateWebhookSecrets",
            summary = "Replace secrets of webhooks",
            description =
                    "The new ones stand in this answer and nowhere else. For 24 hours what is sent carries two signatures, by the old secret and by the new one.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = WebhookSchemas.Targets.class)))
    @APIResponse(
            responseCode = "200",
            description = "The webhooks, with their new secrets.",
            content = @Content(schema = @Schema(implementation = WebhookSchemas.All.class)))
    public Uni<RestResponse<String>> rotate(
            @Nullable Many<TargetItem> body,
            @Parameter(description = "`atomic` (all or none, the usual) or `partial`.", example = "atomic")
                    @RestQuery
                    @Nullable String mode) {
        var origin = origins.current();
        return changes.targets(ROTATE, mode, body, asked -> webhooks.rotate(origin, asked));
    }
}
