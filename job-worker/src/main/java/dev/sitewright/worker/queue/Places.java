package dev.sitewright.worker.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The places of this process: how many jobs may run at once, how many do, and those that were taken ahead. Most of these wait for any
 * place; one under a limit may only take over from another under the same limit, which keeps as many of them running as before.
 */
@Singleton
final class Places {
    private final Clock clock;

    // All guarded by this.
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<String, Deque<Waiting>> heirs = new HashMap<>(); // by limit; none is empty
    private final Map<String, Integer> left =
            new HashMap<>(); // by limit: places of ended jobs that nobody took over yet
    private final Set<JobId> unsaid = new LinkedHashSet<>(); // heirs that began, which the database does not know yet
    private int heirCount;
    private int total;
    private int taken;

    @Inject
    Places(QueueConfig config, Clock clock) {
        this(config.concurrency(), clock);
    }

    Places(int total, Clock clock) {
        this.total = total;
        this.clock = clock;
    }

    /** A job that was taken ahead. */
    private record Waiting(Claim claim, Instant since) {}

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
        return waiting.size() + heirCount;
    }

    /** @return whether there is a place, which is then taken; else it waits for one */
    synchronized boolean admit(Claim claim) {
        if (claim.isWaiting()) {
            if (taken < total && takeLeft(String.valueOf(claim.limit()))) {
                taken++;
                unsaid.add(claim.id());
                return true;
            }
            heirs.computeIfAbsent(String.valueOf(claim.limit()), limit -> new ArrayDeque<>())
                    .addLast(new Waiting(claim, clock.instant()));
            heirCount++;
            return false;
        }
        if (taken < total) {
            taken++;
            return true;
        }
        waiting.addLast(new Waiting(claim, clock.instant()));
        return false;
    }

    /**
     * Frees a place.
     *
     * @param ended whose it was
     * @param handsOver whether its place under its limit may go to another, because both will be told to the database at once
     * @return the job that has the place now; empty when none waits, or there are fewer places since
     */
    synchronized Optional<Claim> next(Claim ended, boolean handsOver) {
        taken--;
        if (taken >= total) {
            return Optional.empty();
        }
        var heir = handsOver ? heir(ended.limit()) : null;
        if (handsOver && heir == null && ended.limit() != null) {
            left.merge(ended.limit(), 1, Integer::sum);
        }
        var next = heir == null ? waiting.pollFirst() : heir;
        if (next == null) {
            return Optional.empty();
        }
        taken++;
        return Optional.of(next.claim());
    }

    private boolean takeLeft(String limit) {
        return left.computeIfPresent(limit, (key, count) -> count == 0 ? null : count - 1) != null;
    }

    /** All ends so far are on their way to the database, which frees the places under limits that nobody took over. */
    synchronized void giveUpLeft() {
        left.clear();
    }

    private @Nullable Waiting heir(@Nullable String limit) {
        var ofLimit = limit == null ? null : heirs.get(limit);
        if (ofLimit == null) {
            return null;
        }
        var heir = ofLimit.removeFirst();
        if (ofLimit.isEmpty()) {
            heirs.remove(limit);
        }
        heirCount--;
        unsaid.add(heir.claim().id());
        return heir;
    }

    /** @return jobs that began on the place of another, which is still to be told to the database; not those that end with the same word */
    synchronized List<JobId> unsaid(List<Finish> done) {
        if (unsaid.isEmpty()) {
            return List.of();
        }
        var left = new LinkedHashSet<>(unsaid);
        done.forEach(finish -> left.remove(finish.claim().id()));
        return List.copyOf(left);
    }

    /** The database knows that these began, and that those are done. */
    synchronized void said(List<JobId> begun, List<Finish> done) {
        if (!unsaid.isEmpty()) {
            begun.forEach(unsaid::remove);
            done.forEach(finish -> unsaid.remove(finish.claim().id()));
        }
    }

    /** @return what waited and does not any more */
    synchronized List<Claim> withdraw(Predicate<Claim> which) {
        return remove(one -> which.test(one.claim()));
    }

    /** @return what has waited since before then, and does not any more: another worker may have a place for it */
    synchronized List<Claim> withdrawOlder(Instant then) {
        return remove(one -> one.since().isBefore(then));
    }

    private List<Claim> remove(Predicate<Waiting> which) {
        var withdrawn = new ArrayList<Claim>();
        waiting.removeIf(one -> note(which, one, withdrawn));
        var before = withdrawn.size();
        heirs.values().removeIf(ofLimit -> {
            ofLimit.removeIf(one -> note(which, one, withdrawn));
            return ofLimit.isEmpty();
        });
        heirCount -= withdrawn.size() - before;
        return withdrawn;
    }

    private static boolean note(Predicate<Waiting> which, Waiting one, List<Claim> withdrawn) {
        return which.test(one) && withdrawn.add(one.claim());
    }

    /** @return what waits and is this session's */
    synchronized List<JobId> waitingOf(UUID session) {
        return Stream.concat(waiting.stream(), heirs.values().stream().flatMap(Deque::stream))
                .map(Waiting::claim)
                .filter(claim -> claim.session().equals(session))
                .map(Claim::id)
                .toList();
    }
}
