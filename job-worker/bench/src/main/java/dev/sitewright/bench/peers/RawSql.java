package dev.sitewright.bench.peers;

import com.zaxxer.hikari.HikariDataSource;
import dev.sitewright.bench.driver.Job;
import dev.sitewright.bench.driver.JobRunner;
import dev.sitewright.bench.driver.QueueDriver;
import dev.sitewright.bench.protocol.Description;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.launcher.embedded.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** No queue at all, but the least SQL that could be one: what PostgreSQL can do on this machine at most. A claimed job is gone. */
public final class RawSql implements QueueDriver {
    private static final System.Logger LOG = System.getLogger(RawSql.class.getName());
    private static final int BATCH = 500;
    private static final int CLAIMERS = 2; // as many as the database has use for: more of them skip each other's rows
    private static final String NO_WAKE = "plain SQL has no wake-up";

    private @Nullable HikariDataSource pool;
    private List<Thread> claimers = List.of();
    private volatile boolean isStopping;

    @Override
    public Description open(Database database) throws SQLException {
        pool = Pools.open(database);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table raw_job (id bigint generated always as identity primary key, n integer not null)");
        }
        return new Description(
                "-",
                CLAIMERS + " claimers, batches of " + BATCH + ", claiming is deleting",
                "truncate raw_job",
                "select count(*) from raw_job",
                null,
                Map.of(
                        "latency-across", NO_WAKE,
                        "latency-in-process", NO_WAKE,
                        "quiet-project", NO_WAKE,
                        "idle", NO_WAKE,
                        "limit", "plain SQL has no limit"));
    }

    private HikariDataSource pool() {
        if (pool == null) {
            throw new IllegalStateException("not open");
        }
        return pool;
    }

    @Override
    public void enqueue(Job job) throws SQLException {
        try (var connection = pool().getConnection();
                var insert = connection.prepareStatement("insert into raw_job (n) values (?)")) {
            insert.setInt(1, job.n());
            insert.executeUpdate();
        }
    }

    @Override
    public void enqueueAll(List<Job> jobs) throws SQLException {
        try (var connection = pool().getConnection();
                var insert = connection.prepareStatement("insert into raw_job (n) select unnest(?)")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "integer", jobs.stream().map(Job::n).toArray()));
            insert.executeUpdate();
        }
    }

    @Override
    public void start(WorkerOptions options, JobRunner runner) {
        isStopping = false;
        var count = options.prefetch() ? CLAIMERS : options.concurrency();
        var batch = options.prefetch() ? BATCH : 1;
        claimers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            claimers.add(Thread.ofPlatform().start(() -> claim(batch, runner)));
        }
    }

    private void claim(int batch, JobRunner runner) {
        var sql = """
                delete from raw_job where id = any(array(
                    select id from raw_job order by id limit %d for update skip locked))
                returning n
                """.formatted(batch);
        try (var connection = pool().getConnection();
                var claim = connection.prepareStatement(sql)) {
            while (!isStopping) {
                int claimed = 0;
                try (var rows = claim.executeQuery()) {
                    for (; rows.next(); claimed++) {
                        runner.run(new Job(rows.getInt(1), 0, 0, null, false));
                    }
                }
                if (claimed == 0) {
                    TimeUnit.MILLISECONDS.sleep(2);
                }
            }
        } catch (SQLException | InterruptedException e) {
            LOG.log(System.Logger.Level.ERROR, "A claimer ended", e);
        }
    }

    @Override
    public void stop() throws InterruptedException {
        isStopping = true;
        for (var claimer : claimers) {
            claimer.join();
        }
    }

    @Override
    public void close() {
        pool().close();
    }
}
