package dev.sitewright.bridge.generation;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.diagnostic.DiagnosticColumns;
import dev.sitewright.bridge.generation.Run.Dialogue;
import dev.sitewright.bridge.generation.Run.State;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of runs. Every change names what it follows, so that a late one changes nothing. */
@ApplicationScoped
class Runs {
    private static final int MOST = 200;
    private static final String SELECT = "select r.*, cast(r.input as text) as input_text from generation_run r ";

    private final Pool pool;

    Runs(Pool pool) {
        this.pool = pool;
    }

    /** Adds a run, committed when this returns; nothing happens when its id is taken. */
    Uni<Void> insert(String id, WantRecord wanted, Instant now) {
        return pool.preparedQuery("""
                        insert into generation_run (id, project_id, owner_id, kind, input, state, created_at)
                        values ($1, $2, $3, $4, cast(cast($5 as text) as jsonb), 'open', $6) on conflict do nothing
                        """)
                .execute(Tuple.from(new Object[] {
                    id,
                    wanted.projectId(),
                    wanted.ownerId(),
                    wanted.kind(),
                    OpenCodeJson.write(wanted.input()),
                    utc(now)
                }))
                .replaceWithVoid();
    }

    Uni<Optional<Run>> find(String id) {
        return pool.preparedQuery(SELECT + "where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** @return the owner's runs in a project, the newest first */
    Uni<List<Run>> of(String projectId, String ownerId, @Nullable String before, int limit) {
        return pool.preparedQuery(SELECT + """
                        where project_id = $1 and owner_id = $2 and ($3::text is null or (created_at, id)
                            < (select b.created_at, b.id from generation_run b where b.id = $3))
                        order by created_at desc, id desc limit $4
                        """)
                .execute(Tuple.of(projectId, ownerId, before, limit))
                .map(Runs::all);
    }

    /** @return runs under way, the oldest first */
    Uni<List<Run>> open() {
        return pool.preparedQuery(SELECT + "where state = 'open' order by created_at limit " + MOST)
                .execute()
                .map(Runs::all);
    }

    /** Notes what is going to be asked, before it is. */
    Uni<Void> ask(SqlClient client, Run run, Dialogue dialogue) {
        return client.preparedQuery("""
                        update generation_run set session_id = $3, message_id = $4, text = $5, model = $6, directory = $7, instance = null,
                            tries = tries + 1
                        where id = $1 and tries = $2 and state = 'open'
                        """)
                .execute(Tuple.from(new Object[] {
                    run.id(),
                    run.tries(),
                    dialogue.sessionId(),
                    dialogue.messageId(),
                    dialogue.text(),
                    dialogue.model(),
                    dialogue.directory()
                }))
                .replaceWithVoid();
    }

    /** To be asked of the next model, in a session of its own. */
    Uni<Void> fallBack(Run run) {
        return pool.preparedQuery("""
                        update generation_run set fallback = fallback + 1, message_id = null
                        where id = $1 and tries = $2 and fallback = $3 and state = 'open'
                        """)
                .execute(Tuple.of(run.id(), run.tries(), run.fallback()))
                .replaceWithVoid();
    }

    /** Notes who answered. */
    Uni<Void> answered(SqlClient client, Run run, String model) {
        return client.preparedQuery("update generation_run set model = $3 where id = $1 and tries = $2")
                .execute(Tuple.of(run.id(), run.tries(), model))
                .replaceWithVoid();
    }

    /** OpenCode has the message. */
    Uni<Void> asked(Run run, String instance) {
        return pool.preparedQuery("update generation_run set instance = $3 where id = $1 and tries = $2")
                .execute(Tuple.of(run.id(), run.tries(), instance))
                .replaceWithVoid();
    }

    /** @return whether the run was under way, and has come to this item now */
    Uni<Boolean> done(SqlClient client, Run run, String itemId, boolean existing, Instant now) {
        return client.preparedQuery("""
                        update generation_run set state = 'done', item_id = $2, existing = $3, ended_at = $4
                        where id = $1 and state = 'open'
                        """)
                .execute(Tuple.of(run.id(), itemId, existing, utc(now)))
                .map(Runs::changed);
    }

    /** @return whether the run was under way, and has come to nothing now */
    Uni<Boolean> failed(SqlClient client, Run run, Diagnostic reason, Instant now) {
        return client.preparedQuery("""
                        update generation_run set state = 'failed', category = $2, message = $3, action = $4,
                            retryable = $5, ended_at = $6
                        where id = $1 and state = 'open'
                        """)
                .execute(Tuple.of(
                        run.id(), reason.category(), reason.message(), reason.action(), reason.retryable(), utc(now)))
                .map(Runs::changed);
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static boolean changed(SqlResult<?> result) {
        return result.rowCount() == 1;
    }

    private static List<Run> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Runs::of).toList();
    }

    private static Run of(Row row) {
        var ended = row.getOffsetDateTime("ended_at");
        return new Run(
                row.getString("id"),
                row.getString("project_id"),
                row.getString("owner_id"),
                row.getString("kind"),
                OpenCodeJson.parse(row.getString("input_text")),
                State.of(row.getString("state")),
                row.getInteger("tries"),
                row.getInteger("fallback"),
                row.getString("model"),
                dialogue(row),
                row.getString("item_id"),
                row.getBoolean("existing"),
                DiagnosticColumns.of(row),
                row.getOffsetDateTime("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static @Nullable Dialogue dialogue(Row row) {
        return row.getString("message_id") == null
                ? null
                : new Dialogue(
                        row.getString("session_id"),
                        row.getString("message_id"),
                        row.getString("text"),
                        row.getString("model"),
                        row.getString("directory"),
                        row.getString("instance"));
    }
}
