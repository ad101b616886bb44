package dev.sitewright.gateway.jobs;

import dev.sitewright.gateway.events.EventDoor;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.platform.stream.About;
import dev.sitewright.platform.stream.Follow;
import dev.sitewright.platform.stream.FollowParameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What happens to one job. */
@Path("/api/v1/jobs/{jobId}/events")
@RolesAllowed(Scopes.JOBS_READ)
@OwnJob
@Tag(name = "Jobs")
class JobEventsResource {
    private final EventDoor events;
    private final AskedJob job;

    JobEventsResource(EventDoor events, AskedJob job) {
        this.events = events;
        this.job = job;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "followJob", summary = "Follow a job", description = """
                    What happens to one job. The numbers are those of its project's stream, of which this is a part: a `bookmark` moves over what belongs to others. The stream has the form of a project's (`followProjectEvents`), and is resumed like it.""")
    @APIResponse(responseCode = "404", description = "`job-not-found`: there is none, or it is somebody else's.")
    public Multi<OutboundSseEvent> follow(
            @RestPath @Parameter(ref = "jobId") String jobId,
            @BeanParam FollowParameters parameters,
            @Context HttpServerRequest request) {
        return events.open(asked(jobId, parameters), request);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<String> page(
            @RestPath String jobId,
            @BeanParam FollowParameters parameters,
            @RestQuery
                    @DefaultValue("100")
                    @Min(value = 1, message = "must be 1 or more") @Max(value = 1000, message = "must be 1000 or less") int limit) {
        return events.page(asked(jobId, parameters), limit);
    }

    private Follow asked(String jobId, FollowParameters parameters) {
        return new Follow(
                job.stream(),
                parameters.position(),
                parameters.filter(),
                About.job(jobId),
                false,
                "/api/v1/jobs/" + jobId);
    }
}
