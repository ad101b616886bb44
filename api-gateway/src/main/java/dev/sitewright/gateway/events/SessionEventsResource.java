package dev.sitewright.gateway.events;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.log.StreamName;
import dev.sitewright.gateway.projects.OwnProject;
import dev.sitewright.platform.stream.About;
import dev.sitewright.platform.stream.Follow;
import dev.sitewright.platform.stream.FollowParameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One session of a project's agent: the facts and growing texts of the project's stream that are about it. */
@Path("/api/v1/projects/{projectId}/sessions/{sessionId}/events")
@RolesAllowed(Scopes.PROJECTS_READ)
@OwnProject
@Tag(name = "Events")
class SessionEventsResource {
    private static final String ID = "ses_[A-Za-z0-9]{1,64}";

    private final EventDoor events;

    SessionEventsResource(EventDoor events) {
        this.events = events;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "followSessionEvents", summary = "Follow one chat", description = """
                    What happens in one session of a project's agent, growing texts included. The numbers are those of the project's stream, of which this is a part: a `bookmark` moves over what belongs to others. The stream has the form of a project's (`followProjectEvents`), and is resumed like it.""")
    public Multi<OutboundSseEvent> follow(
            @RestPath @Parameter(description = "The project's id, `prj_…`.") String projectId,
            @RestPath
                    @Pattern(regexp = ID, message = "is no id of a session") @Parameter(description = "The session's id, `ses_…`.", example = "ses_5f3a1c9e2ffeXk2LqPzR8vWb0T")
                    String sessionId,
            @BeanParam FollowParameters parameters,
            @Context HttpServerRequest request) {
        return events.open(asked(projectId, sessionId, parameters), request);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<String> page(
            @RestPath String projectId,
            @RestPath @Pattern(regexp = ID, message = "is no id of a session") String sessionId,
            @BeanParam FollowParameters parameters,
            @RestQuery
                    @DefaultValue("100")
                    @Min(value = 1, message = "must be 1 or more") @Max(value = 1000, message = "must be 1000 or less") int limit) {
        return events.page(asked(projectId, sessionId, parameters), limit);
    }

    private static Follow asked(String projectId, String sessionId, FollowParameters parameters) {
        return new Follow(
                StreamName.ofProject(projectId),
                parameters.position(),
                parameters.filter(),
                About.session(sessionId),
                true,
                "/api/v1/projects/" + projectId);
    }
}
