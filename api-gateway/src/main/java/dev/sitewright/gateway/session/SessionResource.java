package dev.sitewright.gateway.session;

import dev.sitewright.gateway.identity.Credential;
import dev.sitewright.gateway.identity.Scopes;
import dev.sitewright.gateway.identity.SignedIn;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.Tagged;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One's own signed-in browsers. */
@Path(SessionResource.PATH)
@RolesAllowed(Scopes.ACCOUNT_READ)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions", description = "The browsers in which you are signed in.")
class SessionResource {
    static final String PATH = "/api/v1/sessions";

    private final OwnSessions sessions;
    private final Changes changes;
    private final Origins origins;
    private final SecurityIdentity identity;

    SessionResource(OwnSessions sessions, Changes changes, Origins origins, SecurityIdentity identity) {
        this.sessions = sessions;
        this.changes = changes;
        this.origins = origins;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List your sessions",
            description = "Every browser in which you are signed in, the newest first unless asked otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "A page of sessions.",
            content = @Content(schema = @Schema(implementation = SessionSchemas.Page.class)))
    public Uni<PageOf<SessionView>> list(
            @RestQuery @Nullable String limit,
            @Parameter(
                            description = "`createdAt` or `lastSeenAt`, with a `-` before it the other way round.",
                            example = "-lastSeenAt")
                    @RestQuery
                    @Nullable String sort,
            @RestQuery @Nullable String cursor) {
        var person = SignedIn.of(identity);
        var asked = SessionFields.LISTING.ask(limit, sort, cursor, List.of(person.userId()));
        var current = sessionOf(person);
        return sessions.list(person.userId(), asked.page())
                .map(found ->
                        asked.answer(found, session -> session.view(session.id().equals(current))));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getSession",
            summary = "Look at one of your sessions",
            description = "With its `ETag`, which ending it takes as `If-Match`.")
    @APIResponse(responseCode = "200", description = "The session.")
    @APIResponse(responseCode = "404", description = "`login-session-not-found`: you have no such session.")
    public Uni<RestResponse<SessionView>> get(
            @Parameter(description = "The session's id.", example = "sid_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var person = SignedIn.of(identity);
        return sessions.require(person.userId(), id)
                .map(session -> session.view(session.id().equals(sessionOf(person))))
                .map(view -> Tagged.response(view, ifNoneMatch));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Scopes.ACCOUNT_WRITE)
    @Operation(
            operationId = "endSession",
            summary = "End one of your sessions",
            description = "Signs that browser out at once. Ending the current one is like signing out.")
    @APIResponse(
            responseCode = "200",
            description = "The session as it was.",
            content = @Content(schema = @Schema(implementation = SessionView.class)))
    @APIResponse(responseCode = "404", description = "`login-session-not-found`: you have no such session.")
    public Uni<RestResponse<String>> end(
            @Parameter(description = "The session's id.", example = "sid_0199c6a01f2e7000a1b2c3d4e5f60718") @RestPath
                    String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var origin = origins.current();
        var current = sessionOf(SignedIn.of(identity));
        return changes.targetOne(SessionEndResource.END, id, ifMatch, asked -> sessions.end(origin, current, asked));
    }

    /** @return the id of the session that a request comes by; empty when it comes by a token */
    static String sessionOf(SignedIn person) {
        var credential = person.credential();
        return credential.kind() == Credential.Kind.SESSION ? credential.id() : "";
    }
}
