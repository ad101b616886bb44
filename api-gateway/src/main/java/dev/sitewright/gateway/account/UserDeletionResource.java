package dev.sitewright.gateway.account;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.TargetItem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The deletion of users over HTTP: a verb on the collection, at an address of its own. */
@Path(UserResource.PATH + ":delete")
@RolesAllowed(Scopes.ADMIN_WRITE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
class UserDeletionResource {
    static final dev.sitewright.platform.many.Operation DELETE =
            new dev.sitewright.platform.many.Operation("users.delete", 200);

    private final UserChanges changed;
    private final Changes changes;
    private final Origins origins;

    UserDeletionResource(UserChanges changed, Changes changes, Origins origins) {
        this.changed = changed;
        this.changes = changes;
        this.origins = origins;
    }

    @POST
    @Counted(CallClass.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "deleteUsers",
            summary = "Delete users",
            description = "Ends all their sessions and tokens at once, and has their projects deleted.")
    @APIResponse(
            responseCode = "200",
            description = "The users as they were.",
            content = @Content(schema = @Schema(implementation = UserSchemas.Many.class)))
    @APIResponse(responseCode = "404", description = "`user-not-found`.")
    @APIResponse(responseCode = "409", description = "`last-admin`: there must be one left.")
    public Uni<RestResponse<String>> delete(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = UserSchemas.Targets.class)))
                    @Nullable Many<TargetItem> body,
            @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.targets(DELETE, mode, body, asked -> changed.delete(origin, asked));
    }
}
