package dev.sitewright.platform.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The facts that a service itself has told, one stream per subject, numbered by its database as they enter the outbox. Numbers are the
 * service's own: the gateway's log, which hears all services, has others. For other services and for whoever looks after this one; clients
 * follow the gateway.
 */
public final class ToldLog implements EventLog {
    private static final String BOUNDS = "select head, oldest from told_stream where subject = $1";
    private static final String HEADS = "select subject, head from told_stream where subject = any($1)";
    private static final String PAGE = """
            select number, type, cast(json_build_object(
                'id', id, 'number', number, 'type', type, 'source', $4::text, 'subject', subject, 'time', occurred_at,
                'correlationId', correlation_id, 'data', cast(data as json)) as text) as json
            from told_fact where subject = $1 and number > $2 order by number limit $3
            """;

    private final Pool pool;
    private final String source;

    /** @param service whose facts they are */
    public ToldLog(Pool pool, String service) {
        this.pool = pool;
        this.source = "/" + service;
    }

    @Override
    public Uni<Bounds> bounds(String stream) {
        return pool.preparedQuery(BOUNDS)
                .execute(Tuple.of(stream))
                .map(rows -> stream(rows)
                        .map(row -> new Bounds(row.getLong("head"), row.getLong("oldest")))
                        .findFirst()
                        .orElse(new Bounds(0, 1)));
    }

    @Override
    public Uni<List<Frame.Fact>> page(String stream, long after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(stream, after, limit, source))
                .map(rows -> stream(rows)
                        .map(row -> new Frame.Fact(row.getLong("number"), row.getString("type"), row.getString("json")))
                        .toList());
    }

    @Override
    public Uni<Map<String, Long>> heads(Set<String> streams) {
        return pool.preparedQuery(HEADS)
                .execute(Tuple.tuple().addArrayOfString(streams.toArray(String[]::new)))
                .map(rows -> stream(rows)
                        .collect(Collectors.toMap(row -> row.getString("subject"), row -> row.getLong("head"))));
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
