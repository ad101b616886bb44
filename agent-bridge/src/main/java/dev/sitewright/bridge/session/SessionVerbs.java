package dev.sitewright.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.Model;
import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.bridge.opencode.OpenCodeException.Refused;
import dev.sitewright.bridge.opencode.OpenCodeIds;
import dev.sitewright.bridge.record.Conversation;
import dev.sitewright.bridge.record.Conversations;
import dev.sitewright.bridge.record.Facts;
import dev.sitewright.bridge.record.InSession;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Recorder;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.record.Snapshots;
import dev.sitewright.bridge.record.Telling;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with a session beside prompting, in the current transaction. */
@ApplicationScoped
class SessionVerbs {
    private final ChatSessions chats;
    private final Sessions sessions;
    private final Conversations conversations;
    private final Workplace workplace;
    private final UsualModels usual;
    private final Ledger ledger;
    private final Recorder recorder;
    private final Pool pool;
    private final Clock clock;
    private final OpenCodeIds ids;

    SessionVerbs(
            ChatSessions chats,
            Sessions sessions,
            Conversations conversations,
            Workplace workplace,
            UsualModels usual,
            Ledger ledger,
            Recorder recorder,
            Pool pool,
            Clock clock) {
        this.chats = chats;
        this.sessions = sessions;
        this.conversations = conversations;
        this.workplace = workplace;
        this.usual = usual;
        this.ledger = ledger;
        this.recorder = recorder;
        this.pool = pool;
        this.clock = clock;
        this.ids = new OpenCodeIds(clock);
    }

    /**
     * Copies a session.
     *
     * @param messageId the first message that the copy does not have; null for all
     */
    Uni<ChatSession> fork(Session session, @Nullable String messageId) {
        var upTo = messageId == null
                ? Uni.createFrom().<@Nullable String>nullItem()
                : MessageIds.require(conversations, session.id(), messageId);
        return upTo.chain(id -> workplace.ask(
                        session.projectId(), client -> client.sessions().fork(session.directory(), session.id(), id)))
                .chain(opened -> {
                    var copy = new Session(
                            opened.id(), session.projectId(), session.ownerId(), null, false, session.directory());
                    return chats.insert(copy, new NewSession(null, null, null), session.id())
                            .chain(() -> ledger.tell(
                                    copy.id(),
                                    List.of(Telling.assumed("status", "idle"), new Facts(copy).title(opened.title())),
                                    clock.instant()))
                            .chain(() -> chats.inSession(copy.projectId(), copy.ownerId(), List.of(copy.id())))
                            .map(List::getFirst);
                });
    }

    /** Takes what a copy has into the record; nothing of it is told, since it was told of the original. After the commit. */
    Uni<Void> remember(@Nullable String copyId) {
        return copyId == null
                ? Uni.createFrom().voidItem() // the answer was a repeated one
                : sessions.find(copyId).chain(copy -> remember(copy.orElseThrow()));
    }

    private Uni<Void> remember(Session copy) {
        return workplace
                .ask(copy.projectId(), client -> Snapshots.of(client, copy))
                .chain(snapshot -> pool.withTransaction(tx -> recorder.record(
                        tx,
                        copy,
                        new Conversation(copy)
                                .load(snapshot, Set.of(), List.of())
                                .silently(),
                        clock.instant())));
    }

    /** Has the conversation summarised. */
    Uni<Void> compact(ChatSession session, Session known, @Nullable String requestId) {
        requireRest(session);
        return sessions.causedBy(known.id(), requestId)
                .chain(() -> workplace.with(
                        known.projectId(),
                        running -> usual.ready(known, running)
                                .map(models -> Optional.ofNullable(session.model())
                                        .map(List::of)
                                        .orElse(models))
                                .chain(models -> summarize(known, running.client(), models))));
    }

    /** Models are tried in turn, as long as OpenCode refuses them. */
    private static Uni<Void> summarize(Session known, OpenCodeClient client, List<String> models) {
        var model = models.stream()
                .findFirst()
                .flatMap(Model::parse)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.AGENT_DOWN)));
        var begun = client.runs().summarize(known.directory(), known.id(), model);
        return models.size() == 1
                ? begun
                : begun.onFailure(Refused.class)
                        .recoverWithUni(() -> summarize(known, client, models.subList(1, models.size())));
    }

    /** @return the id of the message that carries the command */
    Uni<String> shell(ChatSession session, String directory, String command) {
        requireRest(session);
        var messageId = ids.nextMessage();
        var body = new HashMap<String, Object>(Map.of(
                "messageID",
                messageId,
                "agent",
                Objects.requireNonNullElse(session.agent(), "build"),
                "command",
                command));
        return workplace
                .ask(session.projectId(), client -> client.runs().shell(directory, session.id(), body))
                .replaceWith(messageId);
    }

    /** Takes back what was done from a message on, in the files too. */
    Uni<ChatSession> revert(ChatSession session, Session known, String messageId) {
        requireRest(session);
        return MessageIds.require(conversations, session.id(), messageId)
                .chain(id -> workplace.ask(
                        known.projectId(),
                        client -> client.runs().revert(known.directory(), known.id(), Map.of("messageID", id))))
                .chain(() -> reverted(session, messageId));
    }

    /** Brings back what was taken back. */
    Uni<ChatSession> unrevert(ChatSession session, Session known) {
        requireRest(session);
        return workplace
                .ask(known.projectId(), client -> client.runs().unrevert(known.directory(), known.id()))
                .chain(() -> reverted(session, null));
    }

    /** @return names and descriptions out of one of OpenCode's lists */
    Uni<List<Named>> list(String path, String projectId) {
        var directory = workplace.directoryOf(projectId);
        return workplace.ask(projectId, client -> client.list(path, directory)).map(Named::of);
    }

    private Uni<ChatSession> reverted(ChatSession session, @Nullable String messageId) {
        return InSession.update(
                        "update session set reverted_from = cast(?2 as text), version = version + 1 where id = ?1",
                        session.id(),
                        messageId)
                .chain(() -> InSession.texts("select owner_id from session where id = ?1", session.id()))
                .chain(owner -> chats.inSession(session.projectId(), owner.getFirst(), List.of(session.id())))
                .map(List::getFirst);
    }

    private static void requireRest(ChatSession session) {
        if (!"idle".equals(session.status())) {
            throw new ProblemException(Problem.of(ProblemType.SESSION_BUSY));
        }
    }

    /**
     * An agent or a command.
     *
     * @param kind {@code primary} or {@code subagent} for an agent; null for a command
     */
    record Named(String name, String description, @Nullable String kind) {
        static List<Named> of(JsonNode list) {
            return java.util.stream.StreamSupport.stream(list.spliterator(), false)
                    .filter(one -> !one.path("hidden").asBoolean())
                    .map(one -> new Named(
                            one.path("name").asText(),
                            one.path("description").asText(),
                            one.has("mode") ? one.path("mode").asText() : null))
                    .toList();
        }
    }
}
