package dev.sitewright.bridge.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what was stored, for generators. */
@ApplicationScoped
class StoredItems {
    private static final int MOST = 100;

    private final Pool pool;

    StoredItems(Pool pool) {
        this.pool = pool;
    }

    /** A stored item with what its run began with. */
    record StoredItem(String id, JsonNode input, JsonNode body) {}

    /** @return a project's items of a kind, the newest first, at most a hundred */
    Uni<List<StoredItem>> of(String projectId, String kind) {
        return pool.preparedQuery("""
                        select i.id, cast(r.input as text) as input, cast(i.body as text) as body
                        from generation_run r join generation_item i on i.run_id = r.id
                        where r.project_id = $1 and r.kind = $2 and i.state = 'stored'
                        order by i.id desc limit $3
                        """)
                .execute(Tuple.of(projectId, kind, MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new StoredItem(
                                row.getString("id"),
                                OpenCodeJson.parse(row.getString("input")),
                                OpenCodeJson.parse(row.getString("body"))))
                        .toList());
    }
}
