package dev.sitewright.worker.queue;

import static dev.sitewright.worker.testing.Db.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sitewright.platform.testing.WithSitewrightBackends;
import dev.sitewright.worker.testing.Db;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans that were made when the tables were empty, and that functions keep, are good ones for full tables. */
@QuarkusTest
@TestProfile(HandDriven.class)
@WithSitewrightBackends
class PlansTest {
    private static final int MANY = 500;

    /** Rows that may be looked at for a job on its way through the tables; a table that is joined row by row makes hundreds of it. */
    private static final long ROWS_PER_JOB = 20;

    @Inject
    Hands hands;

    @Inject
    Enqueuer enqueuer;

    @Inject
    Pool pool;

    @Inject
    Db db;

    @Test
    void a_burst_after_a_quiet_time_costs_each_job_a_few_lookups() {
        for (var table : List.of("job", "job_ready", "job_lease", "job_done", "job_active", "job_later")) {
            db.change("truncate " + table);
            db.change("vacuum analyze " + table);
        }
        var worker = hands.worker();
        // One backend: it keeps plans, and counts the rows of its transaction.
        var rows = get(pool.withConnection(connection -> passThrough(connection, worker, 1)
                .chain(() -> connection.query("begin").execute())
                .chain(() -> passThrough(connection, worker, MANY))
                .chain(() -> connection
                        .query(
                                "select sum(idx_tup_fetch) as rows from pg_stat_xact_user_tables where relname like 'job%'")
                        .execute())
                .map(found -> found.iterator().next().getLong("rows"))
                .call(() -> connection.query("commit").execute())));
        assertThat(rows).isLessThan(MANY * ROWS_PER_JOB);
    }

    /** Enqueues jobs, half of them with keys, takes them and ends them. */
    private Uni<Step> passThrough(SqlConnection connection, UUID worker, int count) {
        var jobs = jobs(count, n -> {
            var job = hands.note(Hands.aProject()).group("g" + UUID.randomUUID());
            return n % 2 == 0 ? job : job.dedupeKey(UUID.randomUUID().toString());
        });
        return enqueuer.enqueue(connection, jobs)
                .chain(() ->
                        step(connection, new Step.Wish(worker, count, count, 0, 0, false, false, List.of(), List.of())))
                .invoke(taken -> assertThat(taken.claims()).hasSize(count))
                .chain(taken ->
                        step(connection, new Step.Wish(worker, 0, 0, 0, 0, false, false, List.of(), ends(taken))));
    }

    private static List<NewJob<?>> jobs(int count, IntFunction<NewJob<?>> maker) {
        return IntStream.range(0, count).<NewJob<?>>mapToObj(maker).toList();
    }

    private static List<Finish> ends(Step taken) {
        return taken.claims().stream()
                .map(claim ->
                        new Finish(claim, null, failure -> assertThat(failure).isNull()))
                .toList();
    }

    private static Uni<Step> step(SqlConnection connection, Step.Wish wish) {
        return connection
                .preparedQuery(JobSql.STEP)
                .execute(wish.parameters())
                .map(found -> JobRows.toStep(found, wish.session()));
    }
}
