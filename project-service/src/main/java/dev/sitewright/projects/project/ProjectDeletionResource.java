package dev.sitewright.projects.project;

import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.TargetItem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The deletion of projects over HTTP: a verb on the collection, at an address of its own. */
@Path(ProjectResource.PATH + ":delete")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ProjectDeletionResource {
    /** Taken up, not done: a job does the rest. */
    static final Operation DELETE = new Operation("projects.delete", 202);

    private final ProjectChanges changed;
    private final Changes changes;
    private final Origins origins;

    ProjectDeletionResource(ProjectChanges changed, Changes changes, Origins origins) {
        this.changed = changed;
        this.changes = changes;
        this.origins = origins;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> delete(@Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.targets(DELETE, mode, body, asked -> changed.delete(origin, asked));
    }
}
