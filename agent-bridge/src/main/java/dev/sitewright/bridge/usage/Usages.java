package dev.sitewright.bridge.usage;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** What was used. */
@ApplicationScoped
class Usages {
    private final Pool pool;

    Usages(Pool pool) {
        this.pool = pool;
    }

    /**
     * What was used by one thing.
     *
     * @param of the id of a session or project, or a model's name
     * @param calls of models
     * @param cost in US dollars
     */
    record Used(
            String of,
            long calls,
            long input,
            long output,
            long reasoning,
            long cacheRead,
            long cacheWrite,
            double cost) {}

    Uni<List<Used>> bySession(String projectId, String ownerId) {
        return sums("session_id", "project_id = $1 and owner_id = $2", Tuple.of(projectId, ownerId));
    }

    Uni<List<Used>> byModel(String projectId, String ownerId) {
        return sums("model", "project_id = $1 and owner_id = $2", Tuple.of(projectId, ownerId));
    }

    Uni<List<Used>> byProject(String ownerId) {
        return sums("project_id", "owner_id = $1", Tuple.of(ownerId));
    }

    private Uni<List<Used>> sums(String by, String which, Tuple values) {
        return pool.preparedQuery("""
            select %s as of, count(*) as calls, sum(input)::bigint as input, sum(output)::bigint as output,
                sum(reasoning)::bigint as reasoning, sum(cache_read)::bigint as cache_read,
                sum(cache_write)::bigint as cache_write, sum(cost) as cost
            from usage where %s group by 1 order by 1
            """.formatted(by, which))
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Usages::used)
                        .toList());
    }

    private static Used used(Row row) {
        return new Used(
                row.getString("of"),
                row.getLong("calls"),
                row.getLong("input"),
                row.getLong("output"),
                row.getLong("reasoning"),
                row.getLong("cache_read"),
                row.getLong("cache_write"),
                row.getDouble("cost"));
    }
}
