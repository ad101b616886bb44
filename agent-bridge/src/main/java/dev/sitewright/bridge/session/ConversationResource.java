package dev.sitewright.bridge.session;

import dev.sitewright.bridge.record.Session;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.many.PageOf;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is in a session, for the gateway on behalf of its owner. Messages come from the record: they are there also when OpenCode is not. */
@Path("/internal/v1/projects/{projectId}/sessions/{sessionId}")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class ConversationResource {
    private static final Field<ChatMessage, String> ID = new Field<>("id", String.class, ChatMessage::id);
    private static final Listing<ChatMessage> LISTING = new Listing<>("messages", ID, Map.of("id", ID), "-id");

    private final OwnSessions sessions;
    private final ChatSessions chats;
    private final Transcripts transcripts;
    private final Caller caller;

    ConversationResource(OwnSessions sessions, ChatSessions chats, Transcripts transcripts, Caller caller) {
        this.sessions = sessions;
        this.chats = chats;
        this.transcripts = transcripts;
        this.caller = caller;
    }

    /** A list without pages. */
    record ListOf<T>(List<T> items) {}

    @GET
    @Path("/messages")
    public Uni<PageOf<ChatMessage>> messages(
            @RestPath String projectId,
            @RestPath String sessionId,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var asked = LISTING.ask(limit, null, cursor, List.of(caller.id(), sessionId));
        var after = asked.page().after();
        return own(projectId, sessionId)
                .chain(session -> transcripts.messages(
                        session, after == null ? null : after.id(), asked.page().limit()))
                .map(found -> asked.answer(found, Function.identity()));
    }

    @GET
    @Path("/children")
    public Uni<ListOf<ChatSession>> children(@RestPath String projectId, @RestPath String sessionId) {
        var owner = caller.id();
        return chats.require(projectId, owner, sessionId)
                .chain(session -> chats.children(session, owner))
                .map(ListOf::new);
    }

    @GET
    @Path("/todos")
    public Uni<ListOf<Transcripts.Todo>> todos(@RestPath String projectId, @RestPath String sessionId) {
        return own(projectId, sessionId).chain(transcripts::todos).map(ListOf::new);
    }

    @GET
    @Path("/diff")
    public Uni<ListOf<FileDiff>> diff(
            @RestPath String projectId, @RestPath String sessionId, @RestQuery @Nullable String messageId) {
        return own(projectId, sessionId)
                .chain(session -> transcripts.diff(session, messageId))
                .map(ListOf::new);
    }

    private Uni<Session> own(String projectId, String sessionId) {
        return sessions.require(projectId, caller.id(), sessionId);
    }
}
