package dev.sitewright.gateway.webhook;

import dev.sitewright.gateway.delivery.DeliveryLog;
import dev.sitewright.gateway.delivery.DeliveryView;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.problem.FaultType;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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

/** What was sent to a webhook, what is to be sent to it again, and with which secret. */
@Path(WebhookResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhookPartsResource {
    private static final dev.sitewright.platform.many.Operation PING =
            new dev.sitewright.platform.many.Operation("webhooks.ping", 202);
    private static final dev.sitewright.platform.many.Operation AGAIN =
            new dev.sitewright.platform.many.Operation("webhooks.deliveries.replay", 202);
    private static final dev.sitewright.platform.many.Operation REPLAY =
            new dev.sitewright.platform.many.Operation("webhooks.replay", 202);

    private final Webhooks webhooks;
    private final DeliveryLog log;
    private final Changes changes;
    private final Origins origins;
    private final SecurityIdentity identity;

    WebhookPartsResource(
            Webhooks webhooks, DeliveryLog log, Changes changes, Origins origins, SecurityIdentity identity) {
        this.webhooks = webhooks;
        this.log = log;
        this.changes = changes;
        this.origins = origins;
        this.identity = identity;
    }

    /** @param since as sent; null when it is missing */
    @Schema(name = "ReplayWebhook", description = "What to send again.")
    record ReplayWebhook(
            @Schema(
                    description = "Everything that was stored since then.",
                    examples = "2026-11-21T12:00:00Z",
                    required = true)
            @Nullable Instant since) {}

    @POST
    @Path("/ping")
    @Counted(CallClass.CREATE)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "pingWebhook",
            summary = "Try a webhook",
            description =
                    "Sends `webhook.ping`, also when the webhook is disabled. The answer comes at once; what became of it, the delivery says.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery, which is under way.",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "404", description = "`webhook-not-found`.")
    public Uni<RestResponse<String>> ping(
            @Parameter(description = "The webhook's id.", example = "whk_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id) {
        var origin = origins.current();
        return changes.act(PING, List.of(id), () -> webhooks.ping(origin, id));
    }

    @POST
    @Path("/replay")
    @Counted(CallClass.CREATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "replayWebhook",
            summary = "Send everything since a time again",
            description =
                    "Also what was not sent because the webhook was disabled or not there yet. Facts that were sent before keep their `webhook-id`.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReplayWebhook.class)))
    @APIResponse(
            responseCode = "202",
            description = "What is looked at again.",
            content = @Content(schema = @Schema(implementation = WebhookSchemas.Replay.class)))
    @APIResponse(responseCode = "404", description = "`webhook-not-found`.")
    @APIResponse(responseCode = "409", description = "`webhook-disabled`.")
    public Uni<RestResponse<String>> replay(
            @Parameter(description = "The webhook's id.", example = "whk_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Nullable ReplayWebhook body) {
        var origin = origins.current();
        var since = body == null ? null : body.since();
        if (since == null) {
            throw new ProblemException(Problem.invalid(FaultType.MISSING.at("/since", "is missing")));
        }
        return changes.act(
                REPLAY,
                List.of(id, since.toString()),
                () -> webhooks.replay(origin, id, since).map(facts -> new WebhookSchemas.Replay(since, facts)));
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List what was sent to a webhook",
            description = "Deliveries that have ended are kept for 30 days.")
    @APIResponse(responseCode = "200", description = "A page of deliveries, without their attempts.")
    @APIResponse(responseCode = "404", description = "`webhook-not-found`.")
    public Uni<PageOf<DeliveryView>> deliveries(
            @Parameter(description = "The webhook's id.", example = "whk_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "Only `waiting`, `delivered` or `failed` ones.", example = "failed")
                    @RestQuery
                    @Nullable String state,
            @Parameter(description = "How many at most, 1 to 100.", example = "50") @RestQuery @Nullable String limit,
            @Parameter(description = "`time` of the fact, with a `-` before it the other way round.", example = "-time")
                    @RestQuery
                    @Nullable String sort,
            @Parameter(description = "`nextCursor` of the page before.") @RestQuery @Nullable String cursor) {
        var owner = SignedIn.of(identity).userId();
        return webhooks.require(owner, id)
                .chain(() -> log.list(owner, id, new DeliveryLog.Asked(state, limit, sort, cursor)));
    }

    @GET
    @Path("/deliveries/{deliveryId}")
    @RolesAllowed(Scopes.ACCOUNT_READ)
    @Operation(
            operationId = "getWebhookDelivery",
            summary = "Look at a delivery",
            description = "With each attempt: its status, how long it took, and what went wrong.")
    @APIResponse(
            responseCode = "200",
            description = "The delivery.",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "404", description = "`webhook-delivery-not-found`.")
    public Uni<DeliveryView> delivery(
            @Parameter(description = "The webhook's id.", example = "whk_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "The delivery's id.", example = "dlv_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String deliveryId) {
        return log.require(SignedIn.of(identity).userId(), id, deliveryId);
    }

    @POST
    @Path("/deliveries/{deliveryId}/replay")
    @Counted(CallClass.CREATE)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Send a delivery again",
            description = "At once, under its `webhook-id`, with all its attempts before it.")
    @APIResponse(
            responseCode = "202",
            description = "The delivery, which is under way.",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    @APIResponse(responseCode = "404", description = "`webhook-not-found`, `webhook-delivery-not-found`.")
    @APIResponse(responseCode = "409", description = "`webhook-disabled`.")
    public Uni<RestResponse<String>> replayDelivery(
            @Parameter(description = "The webhook's id.", example = "whk_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "The delivery's id.", example = "dlv_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String deliveryId) {
        var origin = origins.current();
        return changes.act(AGAIN, List.of(id, deliveryId), () -> webhooks.again(origin, id, deliveryId));
    }

    @POST
    @Path("/rotate-secret")
    @Counted(CallClass.WRITE)
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Replace a webhook's secret",
            description =
                    "The new one stands in this answer and nowhere else. For 24 hours what is sent carries two signatures, by the old secret and by the new one.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook, with its new secret.",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    @APIResponse(responseCode = "404", description = "`webhook-not-found`.")
    public Uni<RestResponse<String>> rotateOne(
            @Parameter(description = "The webhook's id.", example = "whk_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @Parameter(description = "The webhook's `ETag`, or `*`.", example = "\"0\"")
                    @RestHeader(HttpHeaders.IF_MATCH)
                    @Nullable String ifMatch) {
        var origin = origins.current();
        return changes.targetOne(WebhookVerbsResource.ROTATE, id, ifMatch, asked -> webhooks.rotate(origin, asked));
    }
}
