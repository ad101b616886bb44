package dev.sitewright.gateway.log;

import dev.sitewright.platform.stream.EventLog;
import dev.sitewright.platform.stream.Frame;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the log's tables. Each question is one prepared statement over a pooled connection, which no reader keeps. */
@ApplicationScoped
class PostgresEventLog implements EventLog {
    /** A page ends before it grows over this, but has at least one fact. */
    private static final long PAGE_BYTES = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BOUNDS = "select head, oldest from log_stream where name = $1";
    private static final String PAGE = """
            select * from (
                select e.*, sum(octet_length(e.data)) over (order by e.number) - octet_length(e.data) as bytes_before
                from log_event e
                where e.stream_id = (select id from log_stream where name = $1) and e.number > $2
                order by e.number limit $3
            ) page
            where bytes_before < $4 order by number
            """;
    private static final String HEADS = "select name, head from log_stream where name = any($1)";

    private final Pool pool;

    PostgresEventLog(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Bounds> bounds(String stream) {
        return ask(BOUNDS, Tuple.of(stream))
                .map(rows -> rows.map(row -> new Bounds(row.getLong("head"), row.getLong("oldest")))
                        .findFirst()
                        .orElse(new Bounds(0, 1)));
    }

    @Override
    public Uni<List<Frame.Fact>> page(String stream, long after, int limit) {
        return ask(PAGE, Tuple.of(stream, after, limit, PAGE_BYTES))
                .map(rows -> rows.map(row -> toFrame(stream, row)).toList());
    }

    @Override
    public Uni<Map<String, Long>> heads(Set<String> streams) {
        return ask(HEADS, Tuple.tuple().addArrayOfString(streams.toArray(String[]::new)))
                .map(rows -> rows.collect(Collectors.toMap(row -> row.getString("name"), row -> row.getLong("head"))));
    }

    /** Whoever waits for an answer that does not come would wait for ever: a broken connection does not always say so. */
    private Uni<Stream<Row>> ask(String question, Tuple parameters) {
        return pool.preparedQuery(question)
                .execute(parameters)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false));
    }

    private static Frame.Fact toFrame(String stream, Row row) {
        return new LogEntry(
                        stream,
                        row.getString("event_id"),
                        row.getString("type"),
                        row.getString("source"),
                        row.getString("subject"),
                        row.getOffsetDateTime("occurred_at").toInstant(),
                        row.getString("correlation_id"),
                        row.getString("data"))
                .frame(row.getLong("number"));
    }
}
