package dev.sitewright.worker.workspace;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What this service remembers of workspaces. */
@ApplicationScoped
public class WorkspaceRepository {
    private static final String INSERT = """
            insert into workspace (project_id, owner_id, template, checkpoint) values ($1, $2, $3, $4)
            on conflict do nothing
            """;
    private static final String SELECT =
            "select project_id, owner_id, template, checkpoint from workspace where project_id = $1";

    private final Pool pool;

    WorkspaceRepository(Pool pool) {
        this.pool = pool;
    }

    /** Remembers a workspace, once. */
    public Uni<Void> insert(SqlClient tx, Workspace workspace) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(
                        workspace.projectId(), workspace.ownerId(), workspace.template(), workspace.checkpoint()))
                .replaceWithVoid();
    }

    /** @return the project's workspace, if it was made */
    public Uni<Optional<Workspace>> find(String projectId) {
        return pool.preparedQuery(SELECT)
                .execute(Tuple.of(projectId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Workspace(
                                row.getString("project_id"),
                                row.getString("owner_id"),
                                row.getString("template"),
                                row.getString("checkpoint")))
                        .findFirst());
    }
}
