package dev.sitewright.worker.queue;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A job that is done and has nothing more to be written, on its way to be recorded with others.
 *
 * @param result as JSON; null for none
 * @param told is called with null when it is recorded, and else with the reason: {@link LeaseLost} when it had gone to another, or
 *     something for which it is to be tried alone. A plain callback, since there are tens of thousands a second
 */
record Finish(Claim claim, @Nullable String result, Consumer<@Nullable Throwable> told) {
    static Set<JobId> jobs(List<Finish> finishes) {
        return finishes.stream().map(finish -> finish.claim().id()).collect(Collectors.toSet());
    }
}
