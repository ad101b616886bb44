package dev.sitewright.worker.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Jobs that are done and wait to be recorded, many at once: one commit for all. Open only while the worker steps; else each end is
 * recorded by itself. Ends that free a place in a group go with the worker's next step, which looks at such places; so do the others, but
 * when these are many they are recorded aside. Of the ends under limits only one statement at a time is under way: a job that has the
 * place of another must not be told before that one's end.
 */
@ApplicationScoped
class Finishes {
    /** From here on ends are worth a statement of their own. */
    private static final int MANY = 64;

    // All guarded by this.
    private final Deque<Finish> grouped = new ArrayDeque<>();
    private final Deque<Finish> limited = new ArrayDeque<>();
    private final Deque<Finish> free = new ArrayDeque<>();
    private Runnable wake = () -> {};
    private boolean open;
    private boolean limitedUnderWay;
    private int news; // since somebody asked

    /** @param wake makes the worker's next step come soon */
    synchronized void open(Runnable wake) {
        this.wake = wake;
        limitedUnderWay = false;
        open = true;
    }

    /** From now on none is taken in. */
    synchronized void close() {
        open = false;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** Takes an end in, to be recorded with others. */
    void add(Finish finish) {
        synchronized (this) {
            queueOf(finish).addLast(finish);
            news++;
        }
        wake.run();
    }

    private Deque<Finish> queueOf(Finish finish) {
        var claim = finish.claim();
        return claim.limit() != null ? limited : claim.group() != null ? grouped : free;
    }

    /** @return those that go with the next step of the session, the first ones first */
    List<Finish> take(int limit, UUID session) {
        var taken = new ArrayList<Finish>();
        var late = new ArrayList<Finish>();
        synchronized (this) {
            move(grouped, limit, session, taken, late);
            if (!limitedUnderWay && limited.size() < MANY) {
                moveLimited(limit, session, taken, late);
            }
            if (free.size() < MANY) {
                move(free, limit, session, taken, late);
            }
        }
        tellLate(late);
        return taken;
    }

    /** @return those that are recorded aside, the first ones first; none when they are not many */
    List<Finish> takeAside(int limit, UUID session) {
        var taken = new ArrayList<Finish>();
        var late = new ArrayList<Finish>();
        synchronized (this) {
            if (areManyLimited()) {
                moveLimited(limit, session, taken, late);
            }
            if (free.size() >= MANY) {
                move(free, limit, session, taken, late);
            }
        }
        tellLate(late);
        return taken;
    }

    private void moveLimited(int limit, UUID session, List<Finish> taken, List<Finish> late) {
        var before = taken.size();
        move(limited, limit, session, taken, late);
        limitedUnderWay = taken.size() > before;
    }

    private static void move(Deque<Finish> from, int limit, UUID session, List<Finish> taken, List<Finish> late) {
        while (taken.size() < limit && !from.isEmpty()) {
            var finish = from.removeFirst();
            (finish.claim().session().equals(session) ? taken : late).add(finish);
        }
    }

    /** The leases of an earlier session ended with it. */
    private static void tellLate(List<Finish> late) {
        late.forEach(finish -> finish.told().accept(new LeaseLost(finish.claim().id())));
    }

    synchronized boolean areMany() {
        return free.size() >= MANY || areManyLimited();
    }

    private boolean areManyLimited() {
        return !limitedUnderWay && limited.size() >= MANY;
    }

    /** @return how many were added since {@link #resetNews()} */
    synchronized int news() {
        return news;
    }

    synchronized int resetNews() {
        var count = news;
        news = 0;
        return count;
    }

    /**
     * Those that were taken are in the database, but for the lost ones.
     *
     * @return whether some of them freed places for others
     */
    boolean recorded(List<Finish> taken, Set<JobId> lost) {
        var limits = haveEnded(taken);
        for (var finish : taken) {
            var id = finish.claim().id();
            if (lost.contains(id)) {
                finish.told().accept(new LeaseLost(id));
            } else {
                finish.told().accept(null);
            }
        }
        return limits;
    }

    /** Those that were taken may not be in the database: they wait again, or are tried one by one when one of them cannot be written. */
    void failed(List<Finish> taken, Throwable failure) {
        if (DatabaseTrouble.mayPass(failure)) {
            synchronized (this) {
                taken.reversed().forEach(finish -> queueOf(finish).addFirst(finish));
            }
            haveEnded(taken);
        } else {
            haveEnded(taken);
            taken.forEach(finish -> finish.told().accept(failure));
        }
    }

    /** @return whether some of these are under limits, of which others may be taken now */
    private synchronized boolean haveEnded(List<Finish> taken) {
        var limits = taken.stream().anyMatch(finish -> finish.claim().limit() != null);
        limitedUnderWay = limitedUnderWay && !limits;
        return limits;
    }
}
