package dev.sitewright.worker.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sitewright.platform.problem.Problem;
import dev.sitewright.platform.problem.ProblemException;
import dev.sitewright.platform.problem.ProblemType;
import dev.sitewright.platform.repository.Page;
import dev.sitewright.worker.queue.JobId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Looks jobs up, in plain SQL: which table a job is in is its state, so a list of some states reads their tables only. */
@ApplicationScoped
class JobReader {
    private static final Map<String, String> TABLES = Map.of(
            "available", "job_ready t",
            "running", "job_lease t",
            "scheduled", "job_later t where t.state = 'scheduled'",
            "retryable", "job_later t where t.state = 'retryable'",
            "completed", "job_done t where t.state = 'completed'",
            "cancelled", "job_done t where t.state = 'cancelled'",
            "discarded", "job_done t where t.state = 'discarded'");
    private static final String BEFORE = """
            (cast($1 as text) is null or job.owner_id = $1) and (cast($2 as text) is null or job.owner_id = $2)
            and (cast($3 as text) is null or job.project_id = $3) and (cast($4 as text) is null or job.correlation_id = $4)
            and (cast($5 as text[]) is null or job.kind = any($5)) and (cast($6 as uuid) is null or job.id < $6)
            """;
    private static final String ONE = """
            select cast(v.view as text) as view, cast(v.args as text) as args, cast(v.result as text) as result
            from job_view v
            where v.uuid = $1 and (cast($2 as text) is null or exists (select from job where id = $1 and owner_id = $2))
            """;

    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private final Pool pool;

    JobReader(Pool pool) {
        this.pool = pool;
    }

    /** @return the page's jobs, and one more when there is one */
    Uni<List<JobView>> list(Viewer viewer, JobFilter filter, Page<JobView> page) {
        var after = page.after();
        var values = Tuple.tuple()
                .addValue(viewer.ownerId())
                .addValue(filter.ownerId())
                .addValue(filter.projectId())
                .addValue(filter.correlationId())
                .addValue(filter.kindList())
                .addValue(after == null ? null : uuidOf(after.id()))
                .addValue(page.limit());
        return pool.preparedQuery(statement(filter.stateList(), page.sort().descending()))
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> viewOf(row.getString("view")))
                        .toList());
    }

    private static String statement(List<String> states, boolean descending) {
        var order = descending ? "desc" : "asc";
        var condition = descending ? BEFORE : BEFORE.replace("job.id <", "job.id >");
        var found = states.isEmpty()
                ? "select job.id from job where " + condition
                : states.stream()
                        .distinct()
                        .map(state -> oneState(TABLES.get(state), condition, order))
                        .collect(Collectors.joining(" union all "));
        return "with wanted as (select id from (" + found + ") found order by id " + order + " limit $7) "
                + "select cast(v.view as text) as view from wanted join job_view v on v.uuid = wanted.id order by v.uuid "
                + order;
    }

    private static String oneState(@Nullable String table, String condition, String order) {
        return "(select job.id from job join (select t.job_id from " + table + ") t on t.job_id = job.id where "
                + condition + " order by job.id " + order + " limit $7)";
    }

    /** @return the job; fails when there is none, or it is not the viewer's */
    Uni<JobDetails> require(Viewer viewer, String id) {
        var uuid = JobId.parse(id).map(JobId::value).orElseThrow(JobReader::missing);
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(uuid, viewer.ownerId()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(this::detailsOf)
                        .orElseThrow(JobReader::missing));
    }

    private JobDetails detailsOf(Row row) {
        return new JobDetails(viewOf(row.getString("view")), row.getString("args"), row.getString("result"));
    }

    JobView viewOf(String json) {
        try {
            return mapper.readValue(json, JobView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("view job_view gives the fields of JobView", e);
        }
    }

    private static UUID uuidOf(String id) {
        return JobId.parse(id).orElseThrow(JobReader::missing).value();
    }

    private static ProblemException missing() {
        return new ProblemException(Problem.of(ProblemType.JOB_NOT_FOUND));
    }
}
