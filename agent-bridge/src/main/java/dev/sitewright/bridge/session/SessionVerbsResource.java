package dev.sitewright.bridge.session;

import dev.sitewright.platform.audit.Audit;
import dev.sitewright.platform.audit.Audited;
import dev.sitewright.platform.audit.Origin;
import dev.sitewright.platform.audit.Origins;
import dev.sitewright.platform.many.Changes;
import dev.sitewright.platform.many.Operation;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What can be done with a session beside prompting, for the gateway on behalf of its owner. */
@Path("/internal/v1/projects/{projectId}")
@RolesAllowed({"admin", "user"})
@Produces(MediaType.APPLICATION_JSON)
class SessionVerbsResource {
    private static final Operation FORK = new Operation("chat-sessions.fork", 201);
    private static final Operation COMPACT = new Operation("chat-sessions.compact", 202);
    private static final Operation SHELL = new Operation("chat-sessions.shell", 202);
    private static final Operation REVERT = new Operation("chat-sessions.revert", 200);
    private static final Operation UNREVERT = new Operation("chat-sessions.unrevert", 200);

    private final OwnSessions sessions;
    private final ChatSessions chats;
    private final SessionVerbs verbs;
    private final ShellUsers shellUsers;
    private final Changes changes;
    private final Audit audit;
    private final Origins origins;
    private final Caller caller;

    SessionVerbsResource(
            OwnSessions sessions,
            ChatSessions chats,
            SessionVerbs verbs,
            ShellUsers shellUsers,
            Changes changes,
            Audit audit,
            Origins origins,
            Caller caller) {
        this.sessions = sessions;
        this.chats = chats;
        this.verbs = verbs;
        this.shellUsers = shellUsers;
        this.changes = changes;
        this.audit = audit;
        this.origins = origins;
        this.caller = caller;
    }

    /** Where a copy ends; null for the end of the session. */
    record Fork(@Nullable @Size(max = 64) String messageId) {}

    /** A command for the shell. */
    record Shell(@NotBlank @Size(max = 10_000) String command) {}

    /** From where on work is taken back. */
    record Revert(@NotBlank @Size(max = 64) String messageId) {}

    /** Work that goes on: its session, and the message that carries it, when there is one. */
    record Begun(String sessionId, @Nullable String messageId) {}

    @POST
    @Path("/sessions/{sessionId}/fork")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> fork(
            @RestPath String projectId, @RestPath String sessionId, @NotNull @Valid Fork body) {
        var origin = origins.current();
        var made = new java.util.concurrent.atomic.AtomicReference<@Nullable String>();
        return sessions.require(projectId, caller.id(), sessionId)
                .chain(session -> changes.act(
                        FORK,
                        Arrays.asList(sessionId, body.messageId()),
                        () -> verbs.fork(session, body.messageId())
                                .invoke(copy -> made.set(copy.id()))
                                .call(copy -> note(origin, "session.fork", copy.id(), copy))))
                .call(() -> verbs.remember(made.get()));
    }

    @POST
    @Path("/sessions/{sessionId}/compact")
    public Uni<RestResponse<String>> compact(@RestPath String projectId, @RestPath String sessionId) {
        var origin = origins.current();
        return sessions.require(projectId, caller.id(), sessionId)
                .chain(known -> chats.require(projectId, known.ownerId(), sessionId)
                        .chain(session -> changes.act(
                                COMPACT,
                                List.of(sessionId),
                                () -> verbs.compact(session, known, origin.requestId())
                                        .call(() -> note(origin, "session.compact", sessionId, null))
                                        .replaceWith(new Begun(sessionId, null)))));
    }

    @POST
    @Path("/sessions/{sessionId}/shell")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> shell(
            @RestPath String projectId, @RestPath String sessionId, @NotNull @Valid Shell body) {
        if (!shellUsers.mayRun(caller.isAdmin())) {
            throw new ProblemException(Problem.of(ProblemType.SHELL_NOT_ALLOWED));
        }
        var origin = origins.current();
        return sessions.require(projectId, caller.id(), sessionId)
                .chain(known -> chats.require(projectId, known.ownerId(), sessionId)
                        .chain(session -> changes.act(
                                SHELL,
                                List.of(sessionId, body.command()),
                                () -> verbs.shell(session, known.directory(), body.command())
                                        .call(() -> note(origin, "session.shell", sessionId, body))
                                        .map(message -> new Begun(sessionId, message)))));
    }

    @POST
    @Path("/sessions/{sessionId}/revert")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<String>> revert(
            @RestPath String projectId, @RestPath String sessionId, @NotNull @Valid Revert body) {
        var origin = origins.current();
        return sessions.require(projectId, caller.id(), sessionId)
                .chain(known -> chats.require(projectId, known.ownerId(), sessionId)
                        .chain(session -> changes.act(
                                REVERT,
                                List.of(sessionId, body.messageId()),
                                () -> verbs.revert(session, known, body.messageId())
                                        .call(() -> note(origin, "session.revert", sessionId, body)))));
    }

    @POST
    @Path("/sessions/{sessionId}/unrevert")
    public Uni<RestResponse<String>> unrevert(@RestPath String projectId, @RestPath String sessionId) {
        var origin = origins.current();
        return sessions.require(projectId, caller.id(), sessionId)
                .chain(known -> chats.require(projectId, known.ownerId(), sessionId)
                        .chain(session -> changes.act(
                                UNREVERT,
                                List.of(sessionId),
                                () -> verbs.unrevert(session, known)
                                        .call(() -> note(origin, "session.unrevert", sessionId, null)))));
    }

    @GET
    @Path("/agents")
    public Uni<ConversationResource.ListOf<SessionVerbs.Named>> agents(@RestPath String projectId) {
        return verbs.list("/agent", projectId).map(ConversationResource.ListOf::new);
    }

    @GET
    @Path("/commands")
    public Uni<ConversationResource.ListOf<SessionVerbs.Named>> commands(@RestPath String projectId) {
        return verbs.list("/command", projectId).map(ConversationResource.ListOf::new);
    }

    private Uni<Void> note(Origin origin, String action, String id, @Nullable Record after) {
        return audit.append(origin, List.of(new Audited(action, id, origin.actorId(), null, after)));
    }
}
