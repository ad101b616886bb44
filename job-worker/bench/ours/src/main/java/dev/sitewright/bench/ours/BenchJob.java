package dev.sitewright.bench.ours;

import dev.sitewright.bench.driver.Job;
import dev.sitewright.bench.driver.JobRunner;
import dev.sitewright.worker.queue.Attempt;
import dev.sitewright.worker.queue.JobHandler;
import dev.sitewright.worker.queue.JobKind;
import dev.sitewright.worker.queue.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Handles the benchmark's jobs: notes that they began, and takes as long as they should. */
@ApplicationScoped
class BenchJob implements JobHandler<Job> {
    static final JobKind<Job> KIND = JobKind.of("bench", Job.class);

    private volatile @Nullable JobRunner runner;

    void runWith(JobRunner runner) {
        this.runner = runner;
    }

    @Override
    public JobKind<Job> kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> run(Job job, Attempt attempt) {
        Objects.requireNonNull(runner).started(job);
        var done = Uni.createFrom().<Outcome>item(Outcome.done());
        return job.sleepMs() == 0 ? done : done.onItem().delayIt().by(Duration.ofMillis(job.sleepMs()));
    }
}
