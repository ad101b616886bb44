package dev.sitewright.bridge.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Hands on together what came within a while, or while the last was worked on. What somebody waits for goes at once, and takes along what
 * came before it, so that the order stays.
 */
final class Gathering<T> {
    private final Vertx vertx;
    private final Duration rest;
    private final Predicate<T> awaited;
    private final int most;
    private final Queue<T> waiting = new ArrayDeque<>(); // guarded by this
    private boolean resting; // whether a call is on its way; guarded by this

    private Gathering(Vertx vertx, Duration rest, Predicate<T> awaited, int most) {
        this.vertx = vertx;
        this.rest = rest;
        this.awaited = awaited;
        this.most = most;
    }

    /**
     * Gathers.
     *
     * @param rest how long an item waits for others at most, besides for the work on those before it
     * @param awaited which ones do not
     * @param most how many may wait; more fail it
     */
    static <T> Multi<List<T>> of(Multi<T> items, Vertx vertx, Duration rest, Predicate<T> awaited, int most) {
        var gathering = new Gathering<>(vertx, rest, awaited, most);
        return items.onItem()
                .transformToUni(gathering::add)
                .merge()
                .onOverflow()
                .dropPreviousItems() // they wait in the queue: the last call is for all
                .map(call -> gathering.taken())
                .select()
                .where(taken -> !taken.isEmpty());
    }

    /** @return a call for all that waits, when it is time for it; nothing where another is on its way */
    private synchronized Uni<Boolean> add(T item) {
        if (waiting.size() >= most) {
            throw new IllegalStateException("more than " + most + " wait");
        }
        waiting.add(item);
        if (awaited.test(item)) {
            return Uni.createFrom().item(true);
        }
        if (resting) {
            return Uni.createFrom().nullItem();
        }
        resting = true;
        return Uni.createFrom().emitter(call -> {
            var timer = vertx.setTimer(rest.toMillis(), fired -> {
                rested();
                call.complete(true);
            });
            call.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    private synchronized void rested() {
        resting = false;
    }

    private synchronized List<T> taken() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
