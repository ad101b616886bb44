package dev.sitewright.bridge.record;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The sessions that belong to projects. A session's row never changes in what is read here, so rows are remembered. */
@ApplicationScoped
public class Sessions {
    private final Pool pool;
    private final Map<String, Session> seen = new ConcurrentHashMap<>();

    Sessions(Pool pool) {
        this.pool = pool;
    }

    /** @return the session; empty when it is of no project */
    public Uni<Optional<Session>> find(String id) {
        var known = remembered(id);
        return known.isPresent()
                ? Uni.createFrom().item(known)
                : pool.preparedQuery("select * from session where id = $1")
                        .execute(Tuple.of(id))
                        .map(this::first);
    }

    /** @return the session, if it was read before: for those who cannot wait */
    public Optional<Session> remembered(String id) {
        return Optional.ofNullable(seen.get(id));
    }

    /** @return the session that a project's prompts go to */
    public Uni<Optional<Session>> mainOf(String projectId) {
        return pool.preparedQuery("select * from session where project_id = $1 and main")
                .execute(Tuple.of(projectId))
                .map(this::first);
    }

    /** @return the sessions in which something is under way, or was when it was last told, and those of their sub-agents */
    public Uni<List<Session>> active() {
        return pool.preparedQuery("""
                        select s.* from session s
                        where exists (select from told t where t.session_id = s.id and t.key = 'status' and t.value <> 'idle')
                           or exists (select from prompt p where p.session_id = s.id and p.state in ('accepted', 'sent'))
                           or exists (select from request r where r.session_id = s.id and r.open)
                        """).execute().map(this::all);
    }

    /** @return whether it was added; false when it is there, or when the project has a main session already */
    public Uni<Boolean> insert(SqlClient transaction, Session session) {
        return transaction
                .preparedQuery("""
                        insert into session (id, project_id, owner_id, parent_id, main, directory)
                        values ($1, $2, $3, $4, $5, $6) on conflict do nothing
                        """)
                .execute(Tuple.from(new Object[] {
                    session.id(),
                    session.projectId(),
                    session.ownerId(),
                    session.parentId(),
                    session.main(),
                    session.directory()
                }))
                .map(SqlResult::rowCount)
                .map(inserted -> inserted == 1);
    }

    /** Adds the session of a sub-agent, unless it is there. */
    public Uni<Boolean> insertChild(SqlClient transaction, Session parent, String childId) {
        return insert(transaction, parent.child(childId));
    }

    /** Notes which request set the session to work: what is told of it names that request. */
    public Uni<Void> causedBy(String sessionId, @Nullable String correlationId) {
        return pool.preparedQuery("update session set correlation_id = $2 where id = $1")
                .execute(Tuple.of(sessionId, correlationId))
                .replaceWithVoid();
    }

    /** Forgets sessions that were deleted. */
    public void forget(List<String> ids) {
        ids.forEach(seen::remove);
    }

    private Optional<Session> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private List<Session> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Sessions::of)
                .map(session -> seen.merge(session.id(), session, (before, now) -> now))
                .toList();
    }

    private static Session of(Row row) {
        return new Session(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("owner_id"),
                row.getString("parent_id"),
                row.getBoolean("main"),
                row.getString("directory"));
    }
}
