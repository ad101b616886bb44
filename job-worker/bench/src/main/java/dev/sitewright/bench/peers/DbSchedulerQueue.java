package dev.sitewright.bench.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import dev.sitewright.bench.driver.Job;
import dev.sitewright.bench.driver.JobRunner;
import dev.sitewright.bench.driver.QueueDriver;
import dev.sitewright.bench.protocol.Description;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.launcher.embedded.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler with its polling strategy lock-and-fetch. The limits are those of the fastest row in its own performance page (lower 4,
 * upper 20 times the threads); a job enqueued in the worker's process starts at once (immediate execution).
 */
public final class DbSchedulerQueue implements QueueDriver {
    private static final Duration POLL = Duration.ofMillis(100);

    /** The table of its documentation. */
    private static final String TABLES = """
            create table scheduled_tasks (
                task_name text not null, task_instance text not null, task_data bytea, execution_time timestamp with time zone,
                picked boolean not null, picked_by text, last_success timestamp with time zone,
                last_failure timestamp with time zone, consecutive_failures int, last_heartbeat timestamp with time zone,
                version bigint not null, priority smallint, state text, primary key (task_name, task_instance));
            create index execution_time_idx on scheduled_tasks (execution_time);
            create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)
            """;

    private final OneTimeTask<Job> task =
            Tasks.oneTime("bench", Job.class).execute((instance, context) -> run(instance.getData()));
    private @Nullable HikariDataSource pool;
    private @Nullable SchedulerClient client;
    private @Nullable Scheduler scheduler;
    private volatile @Nullable JobRunner runner;

    @Override
    public Description open(Database database) throws SQLException {
        pool = Pools.open(database);
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
        } catch (SQLException e) {
            if (!"42P07".equals(e.getSQLState())) { // the tables are there: another process of this system made them
                throw e;
            }
        }
        client = SchedulerClient.Builder.create(pool, task)
                .serializer(new JacksonSerializer())
                .build();
        return new Description(
                String.valueOf(Scheduler.class.getPackage().getImplementationVersion()),
                "lock-and-fetch, lower 4, upper 20, immediate execution, poll every " + POLL.toMillis()
                        + " ms, pool 25",
                "truncate scheduled_tasks",
                "select count(*) from scheduled_tasks",
                null,
                Map.of("limit", "has no concurrency limit over all processes"));
    }

    private void run(Job job) {
        try {
            Objects.requireNonNull(runner).run(job);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only a running scheduler itself knows that it enqueued something and can start it at once. */
    private SchedulerClient client() {
        return Objects.requireNonNull(scheduler == null ? client : scheduler, "not open");
    }

    @Override
    public void enqueue(Job job) {
        client().scheduleIfNotExists(instance(job), Instant.now());
    }

    @Override
    public void enqueueAll(List<Job> jobs) {
        var instances = new ArrayList<TaskInstance<?>>();
        jobs.forEach(job -> instances.add(instance(job)));
        client().scheduleBatch(instances, Instant.now());
    }

    private TaskInstance<Job> instance(Job job) {
        return task.instance(Integer.toString(job.n()), job);
    }

    @Override
    public void start(WorkerOptions options, JobRunner runner) {
        this.runner = runner;
        scheduler = Scheduler.create(Objects.requireNonNull(pool, "not open"), task)
                .serializer(new JacksonSerializer())
                .threads(options.concurrency())
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(options.prefetch() ? 4.0 : 0.5, options.prefetch() ? 20.0 : 1.0)
                .enableImmediateExecution()
                .build();
        scheduler.start();
    }

    @Override
    public void stop() {
        Objects.requireNonNull(scheduler, "not started").stop();
        scheduler = null;
    }

    @Override
    public void close() {
        Objects.requireNonNull(pool, "not open").close();
    }
}
