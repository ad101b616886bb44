package dev.sitewright.worker.control;

import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.token.Caller;
import dev.sitewright.worker.queue.Wakeup;
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

/** Verbs on many jobs at once. */
@Path("/internal/v1")
@RolesAllowed({"admin", "user"})
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class JobsResource {
    private final JobChanges jobs;
    private final Changes changes;
    private final Wakeup wakeup;
    private final Origins origins;
    private final Caller caller;

    JobsResource(JobChanges jobs, Changes changes, Wakeup wakeup, Origins origins, Caller caller) {
        this.jobs = jobs;
        this.changes = changes;
        this.wakeup = wakeup;
        this.origins = origins;
        this.caller = caller;
    }

    @POST
    @Path("/jobs:cancel")
    public Uni<RestResponse<String>> cancel(@Nullable Many<JobItem> body, @RestQuery @Nullable String mode) {
        var viewer = Viewer.of(caller);
        var origin = origins.current();
        return changes.create(
                        Verb.CANCEL.operation(),
                        mode,
                        body,
                        JobItem::check,
                        asked -> jobs.apply(Verb.CANCEL, viewer, origin, asked))
                .invoke(wakeup::cancelled);
    }

    @POST
    @Path("/jobs:retry")
    public Uni<RestResponse<String>> retry(@Nullable Many<JobItem> body, @RestQuery @Nullable String mode) {
        var viewer = Viewer.of(caller);
        var origin = origins.current();
        return changes.create(
                        Verb.RETRY.operation(),
                        mode,
                        body,
                        JobItem::check,
                        asked -> jobs.apply(Verb.RETRY, viewer, origin, asked))
                .invoke(wakeup::newWork);
    }

    @POST
    @Path("/jobs:run-now")
    public Uni<RestResponse<String>> runNow(@Nullable Many<JobItem> body, @RestQuery @Nullable String mode) {
        var viewer = Viewer.of(caller);
        var origin = origins.current();
        return changes.create(
                        Verb.RUN_NOW.operation(),
                        mode,
                        body,
                        JobItem::check,
                        asked -> jobs.apply(Verb.RUN_NOW, viewer, origin, asked))
                .invoke(wakeup::newWork);
    }

    @POST
    @Path("/jobs:delete")
    public Uni<RestResponse<String>> delete(@Nullable Many<JobItem> body, @RestQuery @Nullable String mode) {
        var viewer = Viewer.of(caller);
        var origin = origins.current();
        return changes.create(
                Verb.DELETE.operation(),
                mode,
                body,
                JobItem::check,
                asked -> jobs.apply(Verb.DELETE, viewer, origin, asked));
    }
}
