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
 */
public record JobKind<A>(
        String name,
        Class<A> args,
        int maxAttempts,
        Duration timeout,
        @Nullable Duration deadline) {
    private static final int USUAL_ATTEMPTS = 3;
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(15);

    /** @return a kind with three attempts of at most 15 minutes and no deadline */
    public static <A> JobKind<A> of(String name, Class<A> args) {
        return new JobKind<>(name, args, USUAL_ATTEMPTS, USUAL_TIMEOUT, null);
    }

    /** @return the same, with another limit for one attempt */
    public JobKind<A> withTimeout(Duration limit) {
        return new JobKind<>(name, args, maxAttempts, limit, deadline);
    }

    /** @return the same, for jobs that are waited for at most so long */
    public JobKind<A> withDeadline(Duration limit) {
        return new JobKind<>(name, args, maxAttempts, timeout, limit);
    }
}
