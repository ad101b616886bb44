package dev.sitewright.bench.peers;

import com.zaxxer.hikari.HikariDataSource;
import dev.sitewright.bench.driver.Job;
import dev.sitewright.bench.driver.JobRunner;
import dev.sitewright.bench.driver.QueueDriver;
import dev.sitewright.bench.protocol.Description;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.launcher.embedded.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/** JobRunr, the free edition. */
public final class JobRunrQueue implements QueueDriver {
    /** The shortest that its documentation allows in the free edition. */
    private static final Duration POLL = Duration.ofSeconds(5);

    private @Nullable HikariDataSource pool;
    private @Nullable PostgresStorageProvider storage;
    private @Nullable JobRequestScheduler scheduler;
    private @Nullable BackgroundJobServer server;

    @Override
    public Description open(Database database) {
        pool = Pools.open(database);
        storage = new PostgresStorageProvider(pool);
        storage.setJobMapper(new JobMapper(new JacksonJsonMapper()));
        scheduler = new JobRequestScheduler(storage);
        return new Description(
                String.valueOf(JobRequest.class.getPackage().getImplementationVersion()),
                "poll every " + POLL.toSeconds() + " s (its minimum), pool 25",
                "truncate jobrunr_jobs",
                "select count(*) from jobrunr_jobs where state in ('AWAITING', 'SCHEDULED', 'ENQUEUED', 'PROCESSING')",
                "select count(*) from jobrunr_jobs where state = 'SUCCEEDED'",
                Map.of("limit", "concurrency limits and mutexes are not in the free edition"));
    }

    /** A job as JobRunr stores it: as JSON, with the name of the class that does it. */
    public record Order(Job job) implements JobRequest {
        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /** Does an order. */
    public record Handler(JobRunner runner) implements JobRequestHandler<Order> {
        @Override
        public void run(Order order) throws InterruptedException {
            runner.run(order.job());
        }
    }

    @Override
    public void enqueue(Job job) {
        Objects.requireNonNull(scheduler, "not open").enqueue(new Order(job));
    }

    @Override
    public void enqueueAll(List<Job> jobs) {
        Objects.requireNonNull(scheduler, "not open").enqueue(jobs.stream().map(Order::new));
    }

    @Override
    public void start(WorkerOptions options, JobRunner runner) {
        var configuration = BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andPollInterval(POLL)
                .andWorkerCount(options.concurrency());
        server = new BackgroundJobServer(
                Objects.requireNonNull(storage, "not open"),
                new JacksonJsonMapper(),
                activator(new Handler(runner)),
                configuration);
        server.start();
    }

    private static JobActivator activator(Handler handler) {
        return new JobActivator() {
            @Override
            public <T> T activateJob(Class<T> type) {
                return type.cast(handler);
            }
        };
    }

    @Override
    public void stop() {
        Objects.requireNonNull(server, "not started").stop();
    }

    @Override
    public void close() {
        Objects.requireNonNull(scheduler, "not open").shutdown();
        Objects.requireNonNull(pool, "not open").close();
    }
}
