package dev.sitewright.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Many;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.many.PatchItem;
import dev.sitewright.platform.many.Tagged;
import dev.sitewright.platform.many.TargetItem;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The sessions of a project, for the gateway on behalf of its owner. */
@Path("/internal/v1/projects/{projectId}")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class SessionsResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final Operation CREATE = new Operation("chat-sessions.create", 201);
    private static final Operation PATCH = new Operation("chat-sessions.patch", 200);
    private static final Operation DELETE = new Operation("chat-sessions.delete", 200);

    private final ChatSessions chats;
    private final SessionChanges changed;
    private final Changes changes;
    private final Origins origins;
    private final Caller caller;

    SessionsResource(ChatSessions chats, SessionChanges changed, Changes changes, Origins origins, Caller caller) {
        this.chats = chats;
        this.changed = changed;
        this.changes = changes;
        this.origins = origins;
        this.caller = caller;
    }

    @GET
    @Path("/sessions")
    public Uni<PageOf<ChatSession>> list(
            @RestPath String projectId,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("false") boolean archived) {
        var asked = ChatSessions.LISTING.ask(
                limit, sort, cursor, List.of(caller.id(), projectId, Boolean.toString(archived)));
        return chats.list(projectId, caller.id(), archived, asked.page())
                .map(found -> asked.answer(found, Function.identity()));
    }

    @POST
    @Path("/sessions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> create(
            @RestPath String projectId, @Nullable Many<NewSession> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.create(
                CREATE, mode, body, SessionChecks::check, asked -> changed.create(origin, projectId, asked));
    }

    @PATCH
    @Path("/sessions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> patch(
            @RestPath String projectId, @Nullable Many<PatchItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.patch(PATCH, mode, body, SessionChecks::check, asked -> changed.patch(origin, projectId, asked));
    }

    @POST
    @Path("/sessions:delete")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> delete(
            @RestPath String projectId, @Nullable Many<TargetItem> body, @RestQuery @Nullable String mode) {
        var origin = origins.current();
        return changes.targets(DELETE, mode, body, asked -> changed.delete(origin, projectId, asked));
    }

    @GET
    @Path("/sessions/{sessionId}")
    public Uni<RestResponse<ChatSession>> get(
            @RestPath String projectId,
            @RestPath String sessionId,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return chats.require(projectId, caller.id(), sessionId).map(session -> Tagged.response(session, ifNoneMatch));
    }

    @PATCH
    @Path("/sessions/{sessionId}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    public Uni<RestResponse<String>> patchOne(
            @RestPath String projectId,
            @RestPath String sessionId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable JsonNode patch) {
        var origin = origins.current();
        return changes.patchOne(
                PATCH,
                sessionId,
                ifMatch,
                patch,
                SessionChecks::check,
                asked -> changed.patch(origin, projectId, asked));
    }

    @DELETE
    @Path("/sessions/{sessionId}")
    public Uni<RestResponse<String>> deleteOne(
            @RestPath String projectId,
            @RestPath String sessionId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var origin = origins.current();
        return changes.targetOne(DELETE, sessionId, ifMatch, asked -> changed.delete(origin, projectId, asked));
    }
}
