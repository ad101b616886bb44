package dev.sitewright.bench.ours;

import dev.sitewright.bench.driver.Job;
import dev.sitewright.bench.driver.JobRunner;
import dev.sitewright.bench.driver.QueueDriver;
import dev.sitewright.bench.protocol.Description;
import dev.sitewright.bench.protocol.WorkerOptions;
import dev.sitewright.launcher.embedded.Database;
import io.quarkus.runtime.Quarkus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sitewright's queue with everything on: lease, fence, history, logs, facts. */
final class SitewrightQueue implements QueueDriver {
    private static final String CLEAR =
            "truncate job, job_ready, job_lease, job_later, job_active, job_done, job_log, job_progress, outbox";
    private static final String LEFT = """
            select (select count(*) from job_ready) + (select count(*) from job_lease) + (select count(*) from job_later)
            """;
    private static final String DONE = "select count(*) from job_done where state = 'completed'";

    private @Nullable Application application;

    @Override
    public Description open(Database database) {
        application = Application.start(database);
        return new Description(
                "this tree", "lease, fence, history, logs; facts into the outbox", CLEAR, LEFT, DONE, Map.of());
    }

    private Application application() {
        return Objects.requireNonNull(application, "not open");
    }

    @Override
    public void enqueue(Job job) {
        application().job(job).later().await().indefinitely();
    }

    @Override
    public void enqueueAll(List<Job> jobs) {
        var batch = jobs.stream().map(application()::job).toList();
        application().queue().enqueue(batch).await().indefinitely();
    }

    /** The callers are no threads here: each goes on when its own job is stored. */
    @Override
    public void enqueueEach(int count, int callers, IntFunction<Job> jobs) {
        var next = new AtomicInteger();
        var all = IntStream.range(0, callers)
                .mapToObj(caller -> new Caller(next, count, jobs))
                .map(Caller::begin)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
    }

    private final class Caller {
        private final AtomicInteger next;
        private final int count;
        private final IntFunction<Job> jobs;
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        Caller(AtomicInteger next, int count, IntFunction<Job> jobs) {
            this.next = next;
            this.count = count;
            this.jobs = jobs;
        }

        CompletableFuture<Void> begin() {
            goOn();
            return end;
        }

        private void goOn() {
            var n = next.getAndIncrement();
            if (n >= count) {
                end.complete(null);
                return;
            }
            application().job(jobs.apply(n)).later().subscribe().with(stored -> goOn(), end::completeExceptionally);
        }
    }

    @Override
    public void start(WorkerOptions options, JobRunner runner) {
        application().handler().runWith(runner);
        application().queue().limit(Application.LIMIT, options.limit());
        application().queue().start(options.prefetch());
    }

    @Override
    public void stop() {
        application().queue().stop();
    }

    @Override
    public void close() {
        Quarkus.asyncExit();
    }
}
