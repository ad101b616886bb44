package dev.sitewright.worker.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final Map<String, Deque<JobId>> left =
            new HashMap<>(); // by limit: ended jobs whose places nobody took over yet
    private final Map<JobId, JobId> unsaid =
            new LinkedHashMap<>(); // heirs that began, which the database does not know yet, and whose places they have
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
            var before = taken < total ? leftOf(String.valueOf(claim.limit())) : null;
            if (before != null) {
                taken++;
                unsaid.put(claim.id(), before);
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
        var limit = handsOver ? ended.limit() : null;
        var heir = limit == null ? null : heirOf(limit, ended.id());
        if (limit != null && heir == null) {
            left.computeIfAbsent(limit, key -> new ArrayDeque<>()).addLast(ended.id());
        }
        var next = heir == null ? waiting.pollFirst() : heir;
        if (next == null) {
            return Optional.empty();
        }
        taken++;
        return Optional.of(next.claim());
    }

    private @Nullable JobId leftOf(String limit) {
        var ofLimit = left.get(limit);
        return ofLimit == null ? null : ofLimit.pollFirst();
    }

    private @Nullable Waiting heirOf(String limit, JobId ended) {
        var ofLimit = heirs.get(limit);
        if (ofLimit == null) {
            return null;
        }
        var heir = ofLimit.removeFirst();
        if (ofLimit.isEmpty()) {
            heirs.remove(limit);
        }
        heirCount--;
        unsaid.put(heir.claim().id(), ended);
        return heir;
    }

    /**
     * To be called when ends are about to be told to the database, which frees those of their places that nobody took over.
     *
     * @return the jobs that have the others' places, and are to be told with them; but for those that end with them as well
     */
    synchronized List<JobId> successors(Set<JobId> ended) {
        if (left.isEmpty() && unsaid.isEmpty()) {
            return List.of();
        }
        left.values().removeIf(ofLimit -> {
            ofLimit.removeIf(ended::contains);
            return ofLimit.isEmpty();
        });
        return unsaid.entrySet().stream()
                .filter(heir -> ended.contains(heir.getValue()) && !ended.contains(heir.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The database knows the ends of these, and who has their places. */
    synchronized void said(Set<JobId> ended) {
        if (!unsaid.isEmpty()) {
            unsaid.values().removeIf(ended::contains);
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
