package dev.sitewright.worker.control;

import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.platform.token.Caller;
import dev.sitewright.worker.queue.Wakeup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Jobs over HTTP, one by one. */
@Path("/internal/v1/jobs")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class JobResource {
    private final JobReader reader;
    private final JobChanges jobs;
    private final Changes changes;
    private final Wakeup wakeup;
    private final Origins origins;
    private final Caller caller;

    JobResource(JobReader reader, JobChanges jobs, Changes changes, Wakeup wakeup, Origins origins, Caller caller) {
        this.reader = reader;
        this.jobs = jobs;
        this.changes = changes;
        this.wakeup = wakeup;
        this.origins = origins;
        this.caller = caller;
    }

    @GET
    public Uni<PageOf<JobView>> list(@BeanParam JobListParameters parameters) {
        var viewer = Viewer.of(caller);
        var filter = parameters.filter();
        var asked = parameters.page(viewer, filter);
        return reader.list(viewer, filter, asked.page()).map(found -> asked.answer(found, job -> job));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<JobDetails>> get(
            @RestPath String id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return reader.require(Viewer.of(caller), id).map(job -> Tagged.response(job, ifNoneMatch));
    }

    @POST
    @Path("/{id}/cancel")
    public Uni<RestResponse<String>> cancel(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var viewer = Viewer.of(caller);
        var origin = origins.current();
        return changes.targetOne(
                        Verb.CANCEL.operation(), id, ifMatch, asked -> jobs.apply(Verb.CANCEL, viewer, origin, asked))
                .invoke(wakeup::cancelled);
    }

    @POST
    @Path("/{id}/retry")
    public Uni<RestResponse<String>> retry(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var viewer = Viewer.of(caller);
        var origin = origins.current();
        return changes.targetOne(
                        Verb.RETRY.operation(), id, ifMatch, asked -> jobs.apply(Verb.RETRY, viewer, origin, asked))
                .invoke(wakeup::newWork);
    }

    @POST
    @Path("/{id}/run-now")
    public Uni<RestResponse<String>> runNow(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var viewer = Viewer.of(caller);
        var origin = origins.current();
        return changes.targetOne(
                        Verb.RUN_NOW.operation(), id, ifMatch, asked -> jobs.apply(Verb.RUN_NOW, viewer, origin, asked))
                .invoke(wakeup::newWork);
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<String>> delete(
            @RestPath String id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var viewer = Viewer.of(caller);
        var origin = origins.current();
        return changes.targetOne(
                Verb.DELETE.operation(), id, ifMatch, asked -> jobs.apply(Verb.DELETE, viewer, origin, asked));
    }
}
