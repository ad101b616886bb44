package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;

/** One try at a job, as its handler sees it. */
public interface Attempt {
    /** @return the job's id, {@code job_…}: the same in every attempt, hence good as a key for effects that must happen once */
    String jobId();

    /** @return which try it is, from 1 */
    int number();

    /** @return whether no other try follows when this one fails */
    boolean isLast();

    /** @return how often this try was snoozed before */
    int snoozes();

    /** @return whether the job's deadline had passed when it was claimed: a snooze would end it */
    boolean isOverdue();

    /**
     * To be called between steps.
     *
     * @throws CancelRequested when somebody asked for the job's end
     * @throws LeaseLost when the job is no longer this worker's
     */
    void throwIfCancelRequested();

    /**
     * Tells how far the job is, as a fact.
     *
     * @param percent 0 to 100
     * @param text what it is doing, for people
     */
    Uni<Void> progress(int percent, String text);

    /** Adds a line to the job's log. It is stored within moments; lines over 5 000 characters are cut. */
    void log(String line);

    /**
     * Does work that blocks, on a thread of its own that is interrupted when the attempt has to stop. Whoever starts a child process in
     * there ends it when interrupted.
     */
    <T> Uni<T> blocking(Callable<T> work);
}
