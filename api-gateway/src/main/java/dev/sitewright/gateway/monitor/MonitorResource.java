package dev.sitewright.gateway.monitor;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.platform.stream.SseResponder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the installation does, for administrators. */
@Path("/api/v1/system")
@RolesAllowed(Scopes.ADMIN_READ)
@Tag(name = "System", description = "How this installation does; for administrators.")
class MonitorResource {
    private final Monitor monitor;
    private final SseResponder sse;

    MonitorResource(Monitor monitor, SseResponder sse) {
        this.monitor = monitor;
        this.sse = sse;
    }

    @GET
    @Path("/watch")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "watchSystem", summary = "Watch this installation", description = """
                    Server-sent events: a `sample` at once, and another every two seconds, without numbers, since nothing of it is kept. Each replica
                    tells of itself, and what all know.""")
    @APIResponse(
            responseCode = "200",
            description = "The samples, as long as you watch.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            description = "Events as the HTML standard says.")))
    public Multi<OutboundSseEvent> watch(@Context HttpServerRequest request) {
        return sse.respond("sample", monitor.watch(), request.response());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "showSystem",
            summary = "Show how this installation does",
            description = "One sample, as it is now.")
    @APIResponse(
            responseCode = "200",
            description = "The sample.",
            content = @Content(schema = @Schema(implementation = Sample.class)))
    public Uni<Sample> look() {
        return monitor.look();
    }
}
