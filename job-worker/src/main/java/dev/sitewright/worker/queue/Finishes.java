package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that are done and wait for the worker's next step, which records many at once: one commit for all. Open only while the worker
 * steps; else each end is recorded by itself.
 */
@ApplicationScoped
class Finishes {
    private final Deque<Finish> waiting = new ArrayDeque<>(); // guarded by this
    private Runnable wake = () -> {};
    private boolean open;

    /** @param wake makes the worker's next step come soon */
    synchronized void open(Runnable wake) {
        this.wake = wake;
        open = true;
    }

    /** From now on none is taken in. */
    synchronized void close() {
        open = false;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** @return when it is recorded; fails with {@link LeaseLost} when the job had gone to another, else when it is to be tried alone */
    Uni<Void> add(Claim claim, @Nullable String result) {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (this) {
                waiting.addLast(new Finish(claim, result, emitter));
            }
            wake.run();
        });
    }

    /** @return those that wait, the first ones first */
    synchronized List<Finish> take(int limit) {
        var taken = new ArrayList<Finish>(Math.min(limit, waiting.size()));
        while (taken.size() < limit && !waiting.isEmpty()) {
            taken.add(waiting.removeFirst());
        }
        return taken;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Those that were taken are in the database, but for the lost ones. */
    static void recorded(List<Finish> taken, Set<JobId> lost) {
        for (var finish : taken) {
            var id = finish.claim().id();
            if (lost.contains(id)) {
                finish.recorded().fail(new LeaseLost(id));
            } else {
                finish.recorded().complete(null);
            }
        }
    }

    /** Those that were taken may not be in the database: they wait again, or are tried one by one when one of them cannot be written. */
    void failed(List<Finish> taken, Throwable failure) {
        if (DatabaseTrouble.mayPass(failure)) {
            synchronized (this) {
                for (var finish : taken.reversed()) {
                    waiting.addFirst(finish);
                }
            }
        } else {
            taken.forEach(finish -> finish.recorded().fail(failure));
        }
    }
}
