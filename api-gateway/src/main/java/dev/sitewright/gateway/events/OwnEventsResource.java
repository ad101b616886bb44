package dev.sitewright.gateway.events;

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

/** What happens to a person, beside what happens in their projects. */
@Path("/api/v1/me/events")
@RolesAllowed(Scopes.ACCOUNT_READ)
@Tag(name = "Events")
class OwnEventsResource {
    private final EventDoor events;
    private final SecurityIdentity identity;

    OwnEventsResource(EventDoor events, SecurityIdentity identity) {
        this.events = events;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "followOwnEvents", summary = "Follow what happens to you", description = """
                    What happens to the person who asks, whichever project it is in. The stream has the form of a project's (`followProjectEvents`), and is resumed like it.""")
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
        return new Follow(
                StreamName.ofUser(SignedIn.of(identity).userId()),
                parameters.position(),
                parameters.filter(),
                false,
                "/api/v1/me");
    }
}
