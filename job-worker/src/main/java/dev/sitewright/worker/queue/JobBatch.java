package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Many jobs of one kind, and what comes of each.
 *
 * <pre>{@code
 * jobs.batch(ResizeImage.KIND, images)
 *         .concurrency(4)
 *         .stopOnError(true)
 *         .run(); // one end per image, in the order of the images
 * }</pre>
 */
public final class JobBatch<A> {
    private static final int USUAL_CONCURRENCY = 4;

    private final Jobs jobs;
    private final Batches batches;
    private final JobKind<A> kind;
    private final List<A> args;
    private int concurrency = USUAL_CONCURRENCY;
    private boolean stopOnError;

    JobBatch(Jobs jobs, Batches batches, JobKind<A> kind, List<A> args) {
        this.jobs = jobs;
        this.batches = batches;
        this.kind = kind;
        this.args = List.copyOf(args);
    }

    /** Lets at most so many of them run at once, over all workers; 4 when nothing is said. */
    public JobBatch<A> concurrency(int count) {
        concurrency = count;
        return this;
    }

    /** Cancels the others once one has not completed. */
    public JobBatch<A> stopOnError(boolean stop) {
        stopOnError = stop;
        return this;
    }

    /**
     * Enqueues all of them, or none, and waits for their ends. They are jobs like others: when the caller dies they go on.
     *
     * @return how each ended, in order; fails with {@link JobRefused} when one's arguments are not acceptable
     */
    public Uni<List<JobEnd>> run() {
        return Uni.createFrom()
                .deferred(() -> batches.run(
                        args.stream().map(one -> jobs.of(kind).with(one)).toList(), concurrency, stopOnError));
    }
}
