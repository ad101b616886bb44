package dev.sitewright.gateway.delivery;

import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.many.OneAtATime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where the queue comes back for each delivery. It says which one; everything else about it is known here only. */
@Path("/internal/v1/webhook-deliveries")
@Produces(MediaType.APPLICATION_JSON)
@OneAtATime("each delivery has a job of its own, and a repeated call changes nothing before its time")
class AttemptResource {
    private final Deliverer deliverer;

    AttemptResource(Deliverer deliverer) {
        this.deliverer = deliverer;
    }

    /** @param pauseMillis after which to come again; null when nothing is left to do */
    record View(@Nullable Long pauseMillis) {}

    @POST
    @Path("/{id}/attempt")
    @Counted(CallClass.WRITE)
    @RolesAllowed("service")
    @Operation(hidden = true)
    public Uni<View> attempt(@RestPath String id) {
        return deliverer.attempt(id).map(AttemptResource::view);
    }

    private static View view(Step step) {
        return switch (step) {
            case Step.Later(var pause) -> new View(pause.toMillis());
            case Step.Begun begun -> throw new IllegalStateException("an attempt was not concluded");
            case Step.Ended ended -> new View(null);
        };
    }
}
