package dev.sitewright.worker.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The places of this process: how many jobs may run at once, how many do, and those that were taken ahead and wait for a place. */
final class Places {
    private final Deque<Claim> waiting = new ArrayDeque<>(); // guarded by this
    private int total;
    private int taken;

    Places(int total) {
        this.total = total;
    }

    synchronized void resize(int count) {
        total = count;
    }

    synchronized int total() {
        return total;
    }

    /** @return how many jobs could begin now; what waits here goes first */
    synchronized int free() {
        return Math.max(0, total - taken - waiting.size());
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** @return whether there is a place, which is then taken; else it waits for one */
    synchronized boolean admit(Claim claim) {
        if (taken < total) {
            taken++;
            return true;
        }
        waiting.addLast(claim);
        return false;
    }

    /** Frees a place. @return the job that has it now; empty when none waits, or there are fewer places since */
    synchronized Optional<Claim> next() {
        taken--;
        if (taken >= total || waiting.isEmpty()) {
            return Optional.empty();
        }
        taken++;
        return Optional.of(waiting.removeFirst());
    }

    /** @return what waited and does not any more */
    synchronized List<Claim> withdraw(Predicate<Claim> which) {
        var withdrawn = new ArrayList<Claim>();
        for (var each = waiting.iterator(); each.hasNext(); ) {
            var claim = each.next();
            if (which.test(claim)) {
                each.remove();
                withdrawn.add(claim);
            }
        }
        return withdrawn;
    }

    /** @return what waits and is this session's */
    synchronized List<JobId> waitingOf(UUID session) {
        return waiting.stream()
                .filter(claim -> claim.session().equals(session))
                .map(Claim::id)
                .toList();
    }
}
