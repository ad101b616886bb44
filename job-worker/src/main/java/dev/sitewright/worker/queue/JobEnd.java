package dev.sitewright.worker.queue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a job ended.
 *
 * @param state {@code completed}, {@code cancelled} or {@code discarded}; {@code deleted} when there is no record of it any more
 * @param result what it found out, as JSON; null for nothing
 * @param error why it was cancelled or discarded; null when it completed
 */
public record JobEnd(
        JobId id,
        String state,
        @Nullable String result,
        @Nullable String error) {
    /** @return whether it completed */
    public boolean isGood() {
        return state.equals(JobState.COMPLETED.wireName());
    }

    /** @return the result as JSON; empty when there is none */
    public Optional<String> json() {
        return Optional.ofNullable(result);
    }
}
