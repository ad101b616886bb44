package dev.sitewright.bridge.generation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sitewright.bridge.generation.Item.State;
import dev.sitewright.bridge.opencode.OpenCodeJson;
import dev.sitewright.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** The table of items. */
@ApplicationScoped
class Items {
    private static final String SELECT =
            "select id, run_id, number, state, cast(body as text) as body, cast(violations as text) as violations from generation_item ";

    private final Pool pool;

    Items(Pool pool) {
        this.pool = pool;
    }

    /** Keeps what the model answered to a run's present question; a second time changes nothing. */
    Uni<Void> propose(SqlClient transaction, Run run, JsonNode body, Instant now) {
        return transaction
                .preparedQuery("""
                        insert into generation_item (id, run_id, number, body, state, at)
                        values ($1, $2, $3, cast(cast($4 as text) as jsonb), 'proposed', $5) on conflict do nothing
                        """)
                .execute(Tuple.of(Ids.next("itm"), run.id(), run.tries(), OpenCodeJson.write(body), Runs.utc(now)))
                .replaceWithVoid();
    }

    /** @return the items of these runs, in order */
    Uni<List<Item>> of(List<String> runIds) {
        return pool.preparedQuery(SELECT + "where run_id = any($1) order by run_id, number")
                .execute(Tuple.of((Object) runIds.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Items::of)
                        .toList());
    }

    /** Notes what came of an item. */
    Uni<Void> become(SqlClient client, Item item, State state, List<Violation> violations) {
        return client.preparedQuery(
                        "update generation_item set state = $3, violations = cast(cast($4 as text) as jsonb) where id = $1 and state = $2")
                .execute(Tuple.of(item.id(), item.state().wireName(), state.wireName(), OpenCodeJson.write(violations)))
                .replaceWithVoid();
    }

    private static Item of(Row row) {
        return new Item(
                row.getString("id"),
                row.getString("run_id"),
                row.getInteger("number"),
                OpenCodeJson.parse(row.getString("body")),
                State.of(row.getString("state")),
                List.of(OpenCodeJson.to(Violation[].class, OpenCodeJson.parse(row.getString("violations")))));
    }
}
