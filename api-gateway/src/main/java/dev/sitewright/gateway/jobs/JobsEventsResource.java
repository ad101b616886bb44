package dev.sitewright.gateway.jobs;

import dev.sitewright.gateway.events.EventDoor;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.log.StreamName;
import dev.sitewright.platform.stream.Follow;
import dev.sitewright.platform.stream.FollowParameters;
import io.quarkus.security.identity.SecurityIdentity;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What happens to jobs: the caller's own, or everybody's. */
@Path("/api/v1/jobs/events")
@RolesAllowed(Scopes.JOBS_READ)
@Tag(name = "Jobs")
class JobsEventsResource {
    private final EventDoor events;
    private final SecurityIdentity identity;

    JobsEventsResource(EventDoor events, SecurityIdentity identity) {
        this.events = events;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "followJobs", summary = "Follow jobs", description = """
                    What happens to the jobs of the caller's projects; to everybody's, for administrators. `data.jobId` says which job. The stream has the form of a project's (`followProjectEvents`), with numbers of its own, and is resumed like it.""")
    public Multi<OutboundSseEvent> follow(@BeanParam FollowParameters parameters, @Context HttpServerRequest request) {
        return events.open(asked(parameters), request);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<String> page(
            @BeanParam FollowParameters parameters,
            @RestQuery
                    @DefaultValue("100")
                    @Min(value = 1, message = "must be 1 or more") @Max(value = 1000, message = "must be 1000 or less") int limit) {
        return events.page(asked(parameters), limit);
    }

    private Follow asked(FollowParameters parameters) {
        var stream = identity.hasRole(Scopes.ADMIN_READ)
                ? StreamName.ofAllJobs()
                : StreamName.ofJobsOf(SignedIn.of(identity).userId());
        return new Follow(stream, parameters.position(), parameters.filter(), false, "/api/v1/jobs");
    }
}
