package dev.sitewright.system;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Does the same with many, some beside each other, since most of the time goes into waiting for answers. */
final class Beside {
    /** Enough to keep two cores busy. */
    static final int AT_ONCE = 4;

    private Beside() {}

    /** Hears what came of each, in the order of the list. The first that fails ends it. */
    static <T, R> void each(List<T> all, Function<T, R> work, BiConsumer<T, R> heard) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var coming = all.stream()
                    .map(one -> threads.submit(() -> work.apply(one)))
                    .toList();
            try {
                for (var place = 0; place < all.size(); place++) {
                    heard.accept(all.get(place), coming.get(place).get());
                }
            } finally {
                threads.shutdownNow();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
