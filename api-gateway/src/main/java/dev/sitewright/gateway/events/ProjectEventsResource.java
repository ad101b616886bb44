package dev.sitewright.gateway.events;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.log.StreamName;
import dev.sitewright.gateway.projects.OwnProject;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Everything that happens in a project. */
@Path("/api/v1/projects/{projectId}/events")
@RolesAllowed(Scopes.PROJECTS_READ)
@OwnProject
@Tag(name = "Events", description = "Everything that happens in a project, numbered from 1 without gaps, for ever.")
class ProjectEventsResource {
    private final EventDoor events;

    ProjectEventsResource(EventDoor events) {
        this.events = events;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "followProjectEvents", summary = "Follow a project's events", description = """
                    Server-sent events, or with `?format=json` (or `Accept: application/json`) the same facts as a page of JSON.

                    The stream begins with `hello` `{head, oldest}`. Then come all facts after the number that is asked for: `id` is the fact's
                    number, `event` its type. When the reader has caught up, `snapshot` tells every text that is growing, and from then on pieces of
                    text come as they are written, without `id`: `data.offset` says where a piece belongs. A `bookmark` moves the number of a
                    filtered stream. `: keep-alive` breaks silences. `reset` `{asked, head, oldest, link}` says that the number asked for is not in
                    the log: load the project from `link`; the stream goes on with what there is. Connect again with `Last-Event-ID` after a cut:
                    nothing is lost and nothing comes twice.""")
    @APIResponse(
            responseCode = "200",
            description = "The stream, or the page.",
            content = {
                @Content( // the first is what generated clients take for the answer's type
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = EventSchemas.Page.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(type = SchemaType.STRING, description = "Events as the HTML standard says."))
            })
    public Multi<OutboundSseEvent> follow(
            @RestPath @Parameter(description = "The project's id, `prj_…`.") String projectId,
            @BeanParam FollowParameters parameters,
            @Context HttpServerRequest request) {
        return events.open(asked(projectId, parameters), request);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<String> page(
            @RestPath String projectId,
            @BeanParam FollowParameters parameters,
            @RestQuery
                    @DefaultValue("100")
                    @Min(value = 1, message = "must be 1 or more") @Max(value = 1000, message = "must be 1000 or less") int limit) {
        return events.page(asked(projectId, parameters), limit);
    }

    private static Follow asked(String projectId, FollowParameters parameters) {
        return new Follow(
                StreamName.ofProject(projectId),
                parameters.position(),
                parameters.filter(),
                true,
                "/api/v1/projects/" + projectId);
    }
}
