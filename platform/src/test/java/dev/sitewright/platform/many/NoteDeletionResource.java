package dev.sitewright.platform.many;

import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A verb on the collection. */
@Path("/internal/notes:delete")
class NoteDeletionResource {
    private final Notes notes;
    private final Changes changes;
    private final Caller caller;

    NoteDeletionResource(Notes notes, Changes changes, Caller caller) {
        this.notes = notes;
        this.changes = changes;
        this.caller = caller;
    }

    @POST
    public Uni<RestResponse<String>> delete(@Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        var owner = caller.id();
        return changes.targets(NoteResource.DELETE, mode, body, asked -> notes.delete(owner, asked));
    }
}
