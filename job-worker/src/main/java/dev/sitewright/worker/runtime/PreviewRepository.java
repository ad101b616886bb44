package dev.sitewright.worker.runtime;

import dev.sitewright.worker.runtime.Preview.State;
import dev.sitewright.worker.runtime.PreviewRuntime.Running;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Rows of table {@code runtime}. */
@ApplicationScoped
class PreviewRepository {
    private static final String COLUMNS = "project_id, state, machine, preview_url, health_url, pid, pid_started";
    private static final String SELECT = "select " + COLUMNS + " from runtime where project_id = $1";
    private static final String SELECT_UP = "select " + COLUMNS
            + " from runtime where machine = $1 and state in ('starting', 'ready') order by project_id";
    private static final String ENSURE = """
            insert into runtime (project_id, runtime, state, machine) values ($1, $2, 'stopped', $3) on conflict do nothing
            """;
    private static final String UPDATE = """
            update runtime
            set state = $2, machine = $3, preview_url = $4, health_url = $5, pid = $6, pid_started = $7, changed_at = now()
            where project_id = $1
            """;

    /**
     * A worker that is frozen while it holds the lock must not keep all others from the project: the server ends such a transaction,
     * and with it whatever the worker meant to record.
     */
    private static final String BOUND_THE_LOCK = "set local idle_in_transaction_session_timeout = '30s'";

    private final Pool pool;

    PreviewRepository(Pool pool) {
        this.pool = pool;
    }

    /** @return the project's preview, held by this transaction until its end; made when there was none */
    Uni<Preview> lock(SqlClient tx, String projectId, String runtime, String machine) {
        return tx.query(BOUND_THE_LOCK)
                .execute()
                .chain(() -> tx.preparedQuery(ENSURE).execute(Tuple.of(projectId, runtime, machine)))
                .chain(() -> tx.preparedQuery(SELECT + " for update").execute(Tuple.of(projectId)))
                .map(rows -> toPreview(rows.iterator().next()));
    }

    Uni<Void> update(SqlClient tx, Preview preview) {
        var running = preview.running();
        var values = Tuple.tuple()
                .addString(preview.projectId())
                .addString(preview.state().name().toLowerCase(Locale.ROOT))
                .addString(preview.machine())
                .addString(running == null ? null : running.previewUrl())
                .addString(running == null ? null : running.healthUrl())
                .addLong(running == null ? null : running.pid())
                .addLong(running == null ? null : running.startedAt());
        return tx.preparedQuery(UPDATE).execute(values).replaceWithVoid();
    }

    Uni<Optional<Preview>> find(String projectId) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.of(projectId))
                .map(PreviewRepository::list)
                .map(found -> found.stream().findFirst());
    }

    /** @return the previews that should be running on a machine */
    Uni<List<Preview>> up(String machine) {
        return pool.preparedQuery(SELECT_UP).execute(Tuple.of(machine)).map(PreviewRepository::list);
    }

    private static List<Preview> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PreviewRepository::toPreview)
                .toList();
    }

    private static Preview toPreview(Row row) {
        var pid = row.getLong("pid");
        var running = pid == null
                ? null
                : new Running(
                        pid, row.getLong("pid_started"), row.getString("preview_url"), row.getString("health_url"));
        return new Preview(
                row.getString("project_id"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("machine"),
                running);
    }
}
