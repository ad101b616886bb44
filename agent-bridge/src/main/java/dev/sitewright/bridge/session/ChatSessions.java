package dev.sitewright.bridge.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sitewright.bridge.record.InSession;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.platform.many.Listing;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Field;
import dev.sitewright.platform.repository.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Sessions as their owners see them. Everything is asked for by project and owner, so that what is not theirs is not there. */
@ApplicationScoped
class ChatSessions {
    private static final Field<ChatSession, String> ID = new Field<>("id", String.class, ChatSession::id);
    private static final Field<ChatSession, Instant> CREATED =
            new Field<>("createdAt", Instant.class, ChatSession::createdAt);

    static final Listing<ChatSession> LISTING =
            new Listing<>("chat-sessions", ID, Map.of("createdAt", CREATED), "-createdAt");

    private static final String VIEW = """
            select cast(row_to_json(v) as text) as view from (
                select s.id, s.project_id as "projectId", s.parent_id as "parentId", s.main,
                    coalesce(t.value, 'New session') as title, coalesce(w.value, 'idle') as status, s.agent, s.model,
                    s.forked_from as "forkedFrom",
                    (select m.id from message m where m.id = s.reverted_from and m.session_id = s.id) as "revertedFrom", s.archived_at as "archivedAt", s.created_at as "createdAt", s.version
                from session s
                    left join told t on t.session_id = s.id and t.key = 'title'
                    left join told w on w.session_id = s.id and w.key = 'status'
                where s.project_id = %s and s.owner_id = %s and %s) v
            """;
    private static final String LOCK =
            "select id from session where project_id = ?1 and owner_id = ?2 and id = any(string_to_array(?3, ',')) order by id for update";
    private static final String FAMILY = """
            with recursive family as (
                select id from session where id = cast(?1 as text)
                union select s.id from session s join family f on s.parent_id = f.id)
            """;

    private final Pool pool;
    private final ObjectMapper mapper;

    ChatSessions(Pool pool, ObjectMapper mapper) {
        this.pool = pool;
        this.mapper = mapper;
    }

    /** @return a stretch of the sessions that are nobody's sub-agents */
    Uni<List<ChatSession>> list(String projectId, String ownerId, boolean archived, Page<ChatSession> page) {
        var after = page.after();
        var order = page.sort().descending() ? "desc" : "asc";
        var than = page.sort().descending() ? "<" : ">";
        var sql = VIEW.formatted("$1", "$2", """
                s.parent_id is null and (s.archived_at is not null) = $3
                and ($4::text is null or (s.created_at, s.id) %s ($4::text::timestamptz, $5::text))
                order by s.created_at %s, s.id %s limit $6""".formatted(than, order, order));
        return pool.preparedQuery(sql)
                .execute(Tuple.from(Arrays.asList(
                        projectId,
                        ownerId,
                        archived,
                        after == null ? null : after.value(),
                        after == null ? null : after.id(),
                        page.limit())))
                .map(this::views);
    }

    /** @return the sessions of a session's sub-agents */
    Uni<List<ChatSession>> children(ChatSession parent, String ownerId) {
        return pool.preparedQuery(VIEW.formatted("$1", "$2", "s.parent_id = $3 order by s.created_at, s.id"))
                .execute(Tuple.of(parent.projectId(), ownerId, parent.id()))
                .map(this::views);
    }

    /** @return the session; fails with {@link ProblemException} when the owner's project has none of this id */
    Uni<ChatSession> require(String projectId, String ownerId, String id) {
        return pool.preparedQuery(VIEW.formatted("$1", "$2", "s.id = $3"))
                .execute(Tuple.of(projectId, ownerId, id))
                .map(rows -> views(rows).stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.SESSION_NOT_FOUND))));
    }

    /** @return those of these sessions that are the owner's, locked in the current transaction */
    Uni<List<ChatSession>> lock(String projectId, String ownerId, List<String> ids) {
        return InSession.texts(LOCK, projectId, ownerId, String.join(",", ids))
                .chain(() -> inSession(projectId, ownerId, ids));
    }

    /** @return the same without a lock, in the current transaction */
    Uni<List<ChatSession>> inSession(String projectId, String ownerId, List<String> ids) {
        return InSession.texts(
                        VIEW.formatted("?1", "?2", "s.id = any(string_to_array(?3, ','))"),
                        projectId,
                        ownerId,
                        String.join(",", ids))
                .map(rows -> rows.stream().map(this::viewOf).toList());
    }

    /** Adds sessions in the current transaction. */
    Uni<Void> insert(Session session, NewSession asked, @Nullable String forkedFrom) {
        return InSession.update(
                        """
                        insert into session (id, project_id, owner_id, main, directory, agent, model, forked_from)
                        values (?1, ?2, ?3, false, ?4, cast(?5 as text), cast(?6 as text), cast(?7 as text))
                        """,
                        session.id(),
                        session.projectId(),
                        session.ownerId(),
                        session.directory(),
                        asked.agent(),
                        asked.model(),
                        forkedFrom)
                .replaceWithVoid();
    }

    /** Notes a change in the current transaction. */
    Uni<Void> change(String id, SessionPatch patch, Instant now) {
        var archived = patch.archived().map(yes -> yes ? now.toString() : "").orElse(null);
        return InSession.update("""
                        update session set version = version + 1,
                            archived_at = case when cast(?2 as text) is null then archived_at
                                else cast(nullif(cast(?2 as text), '') as timestamptz) end
                        where id = ?1""", id, archived).replaceWithVoid();
    }

    /** @return the session's id and those of its sub-agents, deleted in the current transaction */
    Uni<List<String>> delete(String id) {
        return InSession.texts(FAMILY + "delete from session where id in (select id from family) returning id", id);
    }

    private List<ChatSession> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> viewOf(row.getString("view")))
                .toList();
    }

    private ChatSession viewOf(String json) {
        try {
            return mapper.readValue(json, ChatSession.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database makes views as we know them", e);
        }
    }

    /** @return the ids in the order of the sessions */
    static List<String> idsOf(List<ChatSession> sessions) {
        return sessions.stream().map(ChatSession::id).collect(Collectors.toList());
    }
}
