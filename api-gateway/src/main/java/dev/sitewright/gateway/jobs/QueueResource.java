package dev.sitewright.gateway.jobs;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.many.OneAtATime;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The queue's settings, for administrators; job-worker's, passed on. */
@Path("/api/v1/queue")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("job-worker takes the list, and keeps the key in the transaction of the effect")
@Tag(name = "Queue", description = "How jobs are run; for administrators.")
class QueueResource {
    private final ServiceProxy proxy;
    private final SecurityIdentity identity;

    QueueResource(ServiceProxy proxy, SecurityIdentity identity) {
        this.proxy = proxy;
        this.identity = identity;
    }

    @GET
    @RolesAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getQueue",
            summary = "Show the queue's settings",
            description = "What holds for all workers, with its version as `ETag`.")
    @APIResponse(
            responseCode = "200",
            description = "The settings.",
            content = @Content(schema = @Schema(implementation = QueueSchemas.Queue.class)))
    public Uni<RestResponse<byte[]>> get(@Context HttpServerRequest request) {
        return pass("/queue", null, request);
    }

    @PATCH
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "patchQueue",
            summary = "Pause, resume or resize the queue",
            description =
                    "A JSON merge patch (RFC 7396). It holds for every worker from its next claim on; what runs goes on.")
    @APIResponse(
            responseCode = "200",
            description = "The settings as they are now.",
            content = @Content(schema = @Schema(implementation = QueueSchemas.Queue.class)))
    public Uni<RestResponse<byte[]>> patch(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = QueueSchemas.Patch.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/queue", body, request);
    }

    @GET
    @Path("/stats")
    @RolesAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "getQueueStats",
            summary = "Show how the queue is doing",
            description = "Jobs by state and kind, limits in use, and workers.")
    @APIResponse(
            responseCode = "200",
            description = "Counts at this moment.",
            content = @Content(schema = @Schema(implementation = QueueSchemas.Stats.class)))
    public Uni<RestResponse<byte[]>> stats(@Context HttpServerRequest request) {
        return pass("/queue/stats", null, request);
    }

    @GET
    @Path("/pauses")
    @RolesAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listQueuePauses",
            summary = "List pauses",
            description = "Kinds and projects whose jobs wait.")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = QueueSchemas.PausePage.class)))
    public Uni<RestResponse<byte[]>> pauses(@Context HttpServerRequest request) {
        return pass("/queue/pauses", null, request);
    }

    @GET
    @Path("/limits")
    @RolesAllowed(Scopes.ADMIN_READ)
    @Operation(
            operationId = "listQueueLimits",
            summary = "List limits",
            description = "How many jobs of a key run at once and begin per time.")
    @APIResponse(
            responseCode = "200",
            description = "All of them.",
            content = @Content(schema = @Schema(implementation = QueueSchemas.LimitPage.class)))
    public Uni<RestResponse<byte[]>> limits(@Context HttpServerRequest request) {
        return pass("/queue/limits", null, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/pauses")
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "pauseInQueue",
            summary = "Pause kinds and projects",
            description =
                    "Lets no job of these kinds and projects begin; what runs goes on. What is paused already stays so.")
    @APIResponse(
            responseCode = "201",
            description = "The pauses, in the order of the items.",
            content = @Content(schema = @Schema(implementation = QueueSchemas.Pauses.class)))
    public Uni<RestResponse<byte[]>> pause(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = QueueSchemas.NewPauses.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/queue/pauses", body, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/pauses:delete")
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "resumeInQueue", summary = "Resume kinds and projects", description = "Takes pauses back.")
    @APIResponse(
            responseCode = "200",
            description = "The pauses that were, in the order of the items.",
            content = @Content(schema = @Schema(implementation = QueueSchemas.Pauses.class)))
    public Uni<RestResponse<byte[]>> resume(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = QueueSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/queue/pauses:delete", body, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/limits")
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setQueueLimits",
            summary = "Set limits",
            description =
                    "Sets limits by their keys, new ones and known ones. They hold for all workers together from the next claim on.")
    @APIResponse(
            responseCode = "200",
            description = "The limits as they are now, in the order of the items.",
            content = @Content(schema = @Schema(implementation = QueueSchemas.Limits.class)))
    public Uni<RestResponse<byte[]>> limit(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = QueueSchemas.NewLimits.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/queue/limits", body, request);
    }

    @POST
    @Counted(CallClass.WRITE)
    @Path("/limits:delete")
    @RolesAllowed(Scopes.ADMIN_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteQueueLimits",
            summary = "Delete limits",
            description = "Forgets limits: their jobs are not held back any more.")
    @APIResponse(
            responseCode = "200",
            description = "The limits that were, in the order of the items.",
            content = @Content(schema = @Schema(implementation = QueueSchemas.Limits.class)))
    public Uni<RestResponse<byte[]>> unlimit(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = QueueSchemas.Targets.class)))
                    byte[] body,
            @Context HttpServerRequest request) {
        return pass("/queue/limits:delete", body, request);
    }

    private Uni<RestResponse<byte[]>> pass(String path, byte @Nullable [] body, HttpServerRequest request) {
        return proxy.pass(Service.JOBS, path, body, request, SignedIn.of(identity));
    }
}
