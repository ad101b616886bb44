package dev.sitewright.gateway.events;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.log.StreamName;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What happens to jobs that belong to no project, for administrators. */
@Path("/api/v1/queue/events")
@RolesAllowed(Scopes.ADMIN_READ)
@Tag(name = "Events")
class QueueEventsResource {
    private final EventDoor events;

    QueueEventsResource(EventDoor events) {
        this.events = events;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "followQueueEvents", summary = "Follow jobs of no project", description = """
                    What happens to jobs that belong to no project, for administrators; those of a project are in its own stream. The stream has the form of a project's (`followProjectEvents`), and is resumed like it.""")
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

    private static Follow asked(FollowParameters parameters) {
        return new Follow(
                StreamName.ofQueue(), parameters.position(), parameters.filter(), false, "/api/v1/queue/stats");
    }
}
