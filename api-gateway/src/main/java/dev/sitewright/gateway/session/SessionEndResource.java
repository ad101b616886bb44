package dev.sitewright.gateway.session;

import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.gateway.limits.CallClass;
import dev.sitewright.gateway.limits.Counted;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.TargetItem;
import io.quarkus.security.identity.SecurityIdentity;
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

/** The end of many sessions over HTTP: a verb on the collection, at an address of its own. */
@Path(SessionResource.PATH + ":delete")
@RolesAllowed(Scopes.ACCOUNT_WRITE)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
class SessionEndResource {
    static final dev.sitewright.platform.many.Operation END =
            new dev.sitewright.platform.many.Operation("sessions.delete", 200);

    private final OwnSessions sessions;
    private final Changes changes;
    private final Origins origins;
    private final SecurityIdentity identity;

    SessionEndResource(OwnSessions sessions, Changes changes, Origins origins, SecurityIdentity identity) {
        this.sessions = sessions;
        this.changes = changes;
        this.origins = origins;
        this.identity = identity;
    }

    @POST
    @Counted(CallClass.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "endSessions",
            summary = "End many of your sessions",
            description = "Signs those browsers out at once.")
    @APIResponse(
            responseCode = "200",
            description = "The sessions as they were.",
            content = @Content(schema = @Schema(implementation = SessionSchemas.Many.class)))
    @APIResponse(responseCode = "404", description = "`login-session-not-found`: one of them is none of yours.")
    public Uni<RestResponse<String>> end(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SessionSchemas.Targets.class)))
                    @Nullable Many<TargetItem> body,
            @RestQuery @Nullable String mode) {
        var origin = origins.current();
        var current = SessionResource.sessionOf(SignedIn.of(identity));
        return changes.targets(END, mode, body, asked -> sessions.end(origin, current, asked));
    }
}
