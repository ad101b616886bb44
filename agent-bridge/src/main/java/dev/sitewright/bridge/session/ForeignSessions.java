package dev.sitewright.bridge.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.bridge.opencode.SessionInfo;
import dev.sitewright.bridge.record.Facts;
import dev.sitewright.bridge.record.Ledger;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.record.Telling;
import dev.sitewright.contracts.ChatFact.ChatSessionDeleted;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Sessions that are opened and deleted by OpenCode's own interface. */
@ApplicationScoped
public class ForeignSessions {
    private final ChatSessions chats;
    private final Sessions sessions;
    private final SessionVerbs verbs;
    private final SessionRules rules;
    private final Workplace workplace;
    private final Ledger ledger;
    private final Pool pool;
    private final Clock clock;

    ForeignSessions(
            ChatSessions chats,
            Sessions sessions,
            SessionVerbs verbs,
            SessionRules rules,
            Workplace workplace,
            Ledger ledger,
            Pool pool,
            Clock clock) {
        this.chats = chats;
        this.sessions = sessions;
        this.verbs = verbs;
        this.rules = rules;
        this.workplace = workplace;
        this.ledger = ledger;
        this.pool = pool;
        this.clock = clock;
    }

    /** @return ids of all the owner's sessions in a project, those of sub-agents included */
    public Uni<Set<String>> of(String projectId, String ownerId) {
        return pool.preparedQuery("select id from session where project_id = $1 and owner_id = $2")
                .execute(Tuple.of(projectId, ownerId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("id"))
                        .collect(Collectors.toSet()));
    }

    /** Notes which request sets a session to work: what is told of it names that request. */
    public Uni<Void> causedBy(String sessionId, @Nullable String requestId) {
        return sessions.causedBy(sessionId, requestId);
    }

    /**
     * Takes a session into the record.
     *
     * @param answered as OpenCode answered
     * @param original the session that it is a copy of; null for a new one
     */
    public Uni<Void> opened(String projectId, String ownerId, JsonNode answered, @Nullable String original) {
        var info = OpenCodeJson.to(SessionInfo.class, answered);
        var session = new Session(info.id(), projectId, ownerId, null, false, info.directory());
        return Panache.withTransaction(() -> chats.insert(session, new NewSession(null, null, null), original)
                        .chain(() -> ledger.tell(
                                session.id(),
                                List.of(Telling.assumed("status", "idle"), new Facts(session).title(info.title())),
                                clock.instant())))
                .chain(() -> rules.of(projectId))
                .chain(permission -> permission.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : workplace.ask(client -> client.sessions()
                                .change(session.directory(), session.id(), java.util.Map.of("permission", permission))))
                .chain(() -> original == null ? Uni.createFrom().voidItem() : verbs.remember(session.id()));
    }

    /** Takes a session out of the record. */
    public Uni<Void> deleted(String projectId, String sessionId) {
        return Panache.withTransaction(() -> chats.delete(sessionId)
                .invoke(sessions::forget)
                .chain(() -> ledger.farewell(List.of(new ChatSessionDeleted(projectId, sessionId)))));
    }
}
