package dev.sitewright.bench.driver;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do the same thing over and over until it was done often enough. */
public final class Callers {
    private Callers() {}

    /** Something done with a number. */
    public interface Step {
        void take(int n) throws Exception;
    }

    /** Does the step once for each number below {@code count}, on so many threads; fails with what the first of them fails with. */
    public static void run(int callers, int count, Step step) throws Exception {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var ends = new ExecutorCompletionService<Boolean>(threads);
            for (int caller = 0; caller < callers; caller++) {
                ends.submit(() -> {
                    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        step.take(n);
                    }
                    return true;
                });
            }
            for (int caller = 0; caller < callers; caller++) {
                ends.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
