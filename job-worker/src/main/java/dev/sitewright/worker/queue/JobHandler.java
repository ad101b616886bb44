package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;

/** Does one kind of job. Runs at least once: {@link #run} must be safe to repeat, and must stop when cancelled. */
public interface JobHandler<A> {
    /** @return the kind it does */
    JobKind<A> kind();

    /**
     * Does the job. Called on a Vert.x context of its own: what blocks goes through {@link Attempt#blocking}.
     *
     * @return how the attempt ended; a failed Uni means "again after a while" and counts against {@code maxAttempts}
     */
    Uni<Outcome> run(A args, Attempt attempt);
}
