package dev.sitewright.worker.schedule;

import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.TargetItem;
import dev.sitewright.worker.queue.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Verbs on the collection of what recurs, at addresses of their own. */
@Path("/internal/v1")
@RolesAllowed("admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ScheduleVerbsResource {
    static final Operation DELETE = new Operation("schedules.delete", 200);
    /** Taken up, not done: a worker makes the jobs. */
    static final Operation RUN_NOW = new Operation("schedules.run-now", 202);

    private final ScheduleChanges changed;
    private final Changes changes;
    private final Schedules schedules;
    private final Origins origins;

    ScheduleVerbsResource(ScheduleChanges changed, Changes changes, Schedules schedules, Origins origins) {
        this.changed = changed;
        this.changes = changes;
        this.schedules = schedules;
        this.origins = origins;
    }

    @POST
    @Path("/schedules:delete")
    public Uni<RestResponse<String>> delete(@Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.targets(DELETE, mode, body, asked -> changed.delete(origin, asked));
    }

    @POST
    @Path("/schedules:run-now")
    public Uni<RestResponse<String>> runNow(@Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.targets(RUN_NOW, mode, body, asked -> changed.runNow(origin, asked))
                .invoke(schedules::changed);
    }
}
