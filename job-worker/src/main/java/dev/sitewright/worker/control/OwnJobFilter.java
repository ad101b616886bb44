package dev.sitewright.worker.control;

import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses requests about jobs that do not exist for the caller. */
class OwnJobFilter {
    private final JobReader reader;
    private final Caller caller;

    OwnJobFilter(JobReader reader, Caller caller) {
        this.reader = reader;
        this.caller = caller;
    }

    @OwnJob
    @ServerRequestFilter
    Uni<Void> check(ContainerRequestContext request) {
        var id = request.getUriInfo().getPathParameters().getFirst("id");
        return reader.require(Viewer.of(caller), id).replaceWithVoid();
    }
}
