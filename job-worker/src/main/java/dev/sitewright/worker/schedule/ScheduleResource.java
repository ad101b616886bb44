package dev.sitewright.worker.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.worker.queue.Schedules;
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
import java.util.Map;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What recurs, over HTTP, for administrators. */
@Path(ScheduleResource.PATH)
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
class ScheduleResource {
    static final String PATH = "/internal/v1/schedules";

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final Operation CREATE = new Operation("schedules.create", 201);
    private static final Operation PATCH = new Operation("schedules.patch", 200);
    private static final Listing<StoredSchedule> LISTING =
            new Listing<>("schedules", StoredSchedule.ID, Map.of("id", StoredSchedule.ID), "id");

    private final ScheduleChanges changed;
    private final ScheduleChecks checks;
    private final Changes changes;
    private final Schedules schedules;
    private final Origins origins;

    ScheduleResource(
            ScheduleChanges changed, ScheduleChecks checks, Changes changes, Schedules schedules, Origins origins) {
        this.changed = changed;
        this.checks = checks;
        this.changes = changes;
        this.schedules = schedules;
        this.origins = origins;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> create(@Nullable Many<CreateSchedule> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.create(CREATE, mode, body, checks::check, asked -> changed.create(origin, asked))
                .invoke(schedules::changed);
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> patch(@Nullable Many<PatchItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.patch(PATCH, mode, body, checks::check, asked -> changed.patch(origin, asked))
                .invoke(schedules::changed);
    }

    @GET
    public Uni<PageOf<ScheduleView>> list(
            @RestQuery @Nullable String limit, @RestQuery @Nullable String sort, @RestQuery @Nullable String cursor) {
        var asked = LISTING.ask(limit, sort, cursor, List.of());
        return changed.list(asked.page()).map(found -> asked.answer(found, StoredSchedule::view));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<ScheduleView>> get(
            @RestPath String id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return changed.require(id).map(view -> Tagged.response(view, ifNoneMatch));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    public Uni<RestResponse<String>> patchOne(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(PATCH, id, ifMatch, patch, checks::check, asked -> changed.patch(origin, asked))
                .invoke(schedules::changed);
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<String>> deleteOne(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var origin = origins.current();
        return changes.targetOne(ScheduleVerbsResource.DELETE, id, ifMatch, asked -> changed.delete(origin, asked));
    }

    @POST
    @Path("/{id}/run-now")
    public Uni<RestResponse<String>> runNow(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var origin = origins.current();
        return changes.targetOne(ScheduleVerbsResource.RUN_NOW, id, ifMatch, asked -> changed.runNow(origin, asked))
                .invoke(schedules::changed);
    }
}
