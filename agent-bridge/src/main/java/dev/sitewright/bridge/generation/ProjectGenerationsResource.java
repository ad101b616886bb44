package dev.sitewright.bridge.generation;

import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What models proposed for a project, for the gateway on behalf of its owner. */
@Path("/internal/v1/projects/{projectId}/generations")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ProjectGenerationsResource {
    private final GenerationService generations;
    private final Caller caller;

    ProjectGenerationsResource(GenerationService generations, Caller caller) {
        this.generations = generations;
        this.caller = caller;
    }

    @GET
    public Uni<PageOf<GenerationView>> list(
            @RestPath String projectId, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return generations.list(projectId, caller.id(), GenerationPages.ask(projectId, caller.id(), limit, cursor));
    }
}
