package dev.sitewright.worker.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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

    /** Takes an end in, to be recorded with the worker's next step. */
    void add(Finish finish) {
        synchronized (this) {
            waiting.addLast(finish);
        }
        wake.run();
    }

    /** @return those of the session that wait, the first ones first; those of an earlier session, whose leases ended with it, are told so */
    List<Finish> take(int limit, UUID session) {
        var taken = new ArrayList<Finish>();
        var late = new ArrayList<Finish>();
        synchronized (this) {
            while (taken.size() < limit && !waiting.isEmpty()) {
                var finish = waiting.removeFirst();
                (finish.claim().session().equals(session) ? taken : late).add(finish);
            }
        }
        late.forEach(finish -> finish.told().accept(new LeaseLost(finish.claim().id())));
        return taken;
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Those that were taken are in the database, but for the lost ones. */
    static void recorded(List<Finish> taken, Set<JobId> lost) {
        for (var finish : taken) {
            var id = finish.claim().id();
            if (lost.contains(id)) {
                finish.told().accept(new LeaseLost(id));
            } else {
                finish.told().accept(null);
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
            taken.forEach(finish -> finish.told().accept(failure));
        }
    }
}
