package dev.sitewright.worker.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a job does, by a name that never changes, and what it needs to know. Declared once, as a constant of its handler.
 *
 * @param name the wire name, such as {@code runtime.up}
 * @param args a record with Bean Validation constraints; checked when the job is enqueued and again before it runs
 * @param maxAttempts how often it is tried before it is discarded
 * @param timeout how long one attempt may take
 * @param deadline how long after its creation a job may still be snoozed; null for ever
 * @param limit the key of the limit that its jobs share, unless they name another; null for none
 * @param isQuiet whether ordinary progress (enqueued, started, completed) is not told as facts: for many small jobs that nobody follows
 */
public record JobKind<A>(
        String name,
        Class<A> args,
        int maxAttempts,
        Duration timeout,
        @Nullable Duration deadline,
        @Nullable String limit,
        boolean isQuiet) {
    private static final int USUAL_ATTEMPTS = 3;
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(15);

    /** @return a kind with three attempts of at most 15 minutes and no deadline */
    public static <A> JobKind<A> of(String name, Class<A> args) {
        return new JobKind<>(name, args, USUAL_ATTEMPTS, USUAL_TIMEOUT, null, null, false);
    }

    /** @return the same, with another limit for one attempt */
    public JobKind<A> withTimeout(Duration time) {
        return new JobKind<>(name, args, maxAttempts, time, deadline, limit, isQuiet);
    }

    /** @return the same, for jobs that are waited for at most so long */
    public JobKind<A> withDeadline(Duration time) {
        return new JobKind<>(name, args, maxAttempts, timeout, time, limit, isQuiet);
    }

    /** @return the same, tried so often before it is discarded */
    public JobKind<A> withMaxAttempts(int count) {
        return new JobKind<>(name, args, count, timeout, deadline, limit, isQuiet);
    }

    /** @return the same, under the limit of this key: how many run at once and begin per time is set while the queue runs */
    public JobKind<A> withLimit(String key) {
        return new JobKind<>(name, args, maxAttempts, timeout, deadline, key, isQuiet);
    }

    /** @return the same, whose ordinary progress is not told; failures are */
    public JobKind<A> quiet() {
        return new JobKind<>(name, args, maxAttempts, timeout, deadline, limit, true);
    }
}
