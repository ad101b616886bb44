package dev.sitewright.bridge.stream;

import io.smallrye.mutiny.Multi;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Hands on together what came while the last was worked on: nothing waits for others, and what has to wait costs one piece of work. */
final class Gathering {
    private Gathering() {}

    /**
     * Gathers.
     *
     * @param most how many may wait; more fail it
     */
    static <T> Multi<List<T>> of(Multi<T> items, int most) {
        Queue<T> waiting = new ArrayDeque<>(); // guarded by itself
        return items.invoke(item -> add(waiting, item, most))
                .onOverflow()
                .dropPreviousItems() // they wait in the queue: the last one calls for all
                .map(last -> taken(waiting))
                .select()
                .where(taken -> !taken.isEmpty());
    }

    private static <T> void add(Queue<T> waiting, T item, int most) {
        synchronized (waiting) {
            if (waiting.size() >= most) {
                throw new IllegalStateException("more than " + most + " wait");
            }
            waiting.add(item);
        }
    }

    private static <T> List<T> taken(Queue<T> waiting) {
        synchronized (waiting) {
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }
}
