package dev.sitewright.bridge.generation;

import dev.sitewright.platform.many.OneAtATime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Generated records, for other services. */
@Path("/internal/v1/generations/{id}")
@RolesAllowed("service")
@OneAtATime("the caller's own id makes it happen once")
class GenerationResource {
    private final GenerationService generations;

    GenerationResource(GenerationService generations) {
        this.generations = generations;
    }

    @PUT
    public Uni<RestResponse<GenerationView>> want(@RestPath String id, @Valid WantRecord wanted) {
        return generations.want(id, wanted).map(view -> RestResponse.status(RestResponse.Status.ACCEPTED, view));
    }

    @GET
    public Uni<GenerationView> get(@RestPath String id) {
        return generations.require(id);
    }
}
