package dev.sitewright.worker.control;

import dev.sitewright.platform.stream.EventLog;
import dev.sitewright.platform.stream.Frame;
import dev.sitewright.worker.queue.JobId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The lines that jobs log, as streams of facts: one per job, under its id, a line's number being its place in the job. */
@ApplicationScoped
class JobLog implements EventLog {
    private static final String TYPE = "job.log";
    private static final String HEADS =
            "select job_id, max(n) as head from job_log where job_id = any($1) group by job_id";
    private static final String PAGE = """
            select n, cast(json_build_object('n', n, 'attempt', attempt, 'at', at, 'line', line) as text) as json
            from job_log where job_id = $1 and n > $2 order by n limit $3
            """;

    private final Pool pool;

    JobLog(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Bounds> bounds(String stream) {
        return heads(Set.of(stream)).map(heads -> new Bounds(heads.getOrDefault(stream, 0L), 1));
    }

    @Override
    public Uni<List<Frame.Fact>> page(String stream, long after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(uuidOf(stream), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Frame.Fact(row.getLong("n"), TYPE, row.getString("json")))
                        .toList());
    }

    @Override
    public Uni<Map<String, Long>> heads(Set<String> streams) {
        var ids = streams.stream().map(JobLog::uuidOf).toArray(UUID[]::new);
        return pool.preparedQuery(HEADS)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(JobLog::streamOf, row -> row.getLong("head"))));
    }

    private static String streamOf(Row row) {
        return new JobId(row.getUUID("job_id")).toString();
    }

    private static UUID uuidOf(String stream) {
        return JobId.parse(stream).orElseThrow().value();
    }
}
