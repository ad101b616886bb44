package dev.sitewright.worker.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.platform.many.TargetItem;
import dev.sitewright.worker.queue.Wakeup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The queue's settings over HTTP, for administrators. */
@Path("/internal/v1/queue")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
class QueueResource {
    private static final Operation PATCH = new Operation("queue.patch", 200);
    private static final Operation PAUSE = new Operation("queue.pauses.create", 201);
    private static final Operation RESUME = new Operation("queue.pauses.delete", 200);
    private static final Operation LIMIT = new Operation("queue.limits.set", 200);
    private static final Operation UNLIMIT = new Operation("queue.limits.delete", 200);

    private final QueueSettings settings;
    private final QueuePauses pauses;
    private final QueueLimits limits;
    private final QueueStats stats;
    private final Changes changes;
    private final Wakeup wakeup;
    private final Origins origins;

    QueueResource(
            QueueSettings settings,
            QueuePauses pauses,
            QueueLimits limits,
            QueueStats stats,
            Changes changes,
            Wakeup wakeup,
            Origins origins) {
        this.settings = settings;
        this.pauses = pauses;
        this.limits = limits;
        this.stats = stats;
        this.changes = changes;
        this.wakeup = wakeup;
        this.origins = origins;
    }

    @GET
    public Uni<RestResponse<QueueView>> get(@RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return settings.queue().map(view -> Tagged.response(view, ifNoneMatch));
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Uni<RestResponse<String>> patch(
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(
                        PATCH,
                        QueueSetting.ONLY,
                        ifMatch,
                        patch,
                        QueuePatch::check,
                        asked -> settings.patch(origin, asked))
                .invoke(wakeup::newWork);
    }

    @GET
    @Path("/stats")
    public Uni<String> stats() {
        return stats.read();
    }

    @GET
    @Path("/pauses")
    public Uni<PageOf<QueuePause.View>> pauses() {
        return pauses.list().map(found -> new PageOf<>(found, null));
    }

    @POST
    @Path("/pauses")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> pause(@Nullable Many<QueuePause.Sent> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.create(PAUSE, mode, body, QueuePause.Sent::check, asked -> pauses.pause(origin, asked));
    }

    @POST
    @Path("/pauses:delete")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> resume(@Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.targets(RESUME, mode, body, asked -> pauses.resume(origin, asked))
                .invoke(wakeup::newWork);
    }

    @GET
    @Path("/limits")
    public Uni<PageOf<QueueLimit.View>> limits() {
        return limits.list().map(found -> new PageOf<>(found, null));
    }

    @POST
    @Path("/limits")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> limit(@Nullable Many<QueueLimit.Sent> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.create(LIMIT, mode, body, QueueLimit.Sent::check, asked -> limits.limit(origin, asked))
                .invoke(wakeup::newWork);
    }

    @POST
    @Path("/limits:delete")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> unlimit(@Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.targets(UNLIMIT, mode, body, asked -> limits.unlimit(origin, asked))
                .invoke(wakeup::newWork);
    }
}
