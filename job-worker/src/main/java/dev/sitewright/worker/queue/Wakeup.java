package dev.sitewright.worker.queue;

import dev.sitewright.platform.database.Notifications;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says that there is something to do: at once within this process, by a notification to the others. Bursts are one notification per
 * 5 ms, the first at once, because a transaction that notifies takes a lock over the whole server at its commit. A lost one costs a poll interval.
 */
@ApplicationScoped
public class Wakeup {
    private static final Logger LOG = Logger.getLogger(Wakeup.class);
    static final String CHANNEL = "job_queue";
    private static final Duration REST = Duration.ofMillis(5);
    private static final String WORK = "work ";
    private static final String CANCEL = "cancel ";

    private final JobRepository repository;
    private final Notifications notifications;
    private final Vertx vertx;
    private final String self = UUID.randomUUID().toString();
    private final AtomicBoolean resting = new AtomicBoolean();
    private final AtomicBoolean more = new AtomicBoolean();
    private boolean workerHasGone; // guarded by this
    private volatile boolean workerIsFree;
    private volatile Runnable whenWork = () -> {};
    private volatile Runnable whenCancelled = () -> {};
    private volatile Runnable whenUnsure = () -> {};

    Wakeup(JobRepository repository, Notifications notifications, Vertx vertx) {
        this.repository = repository;
        this.notifications = notifications;
        this.vertx = vertx;
    }

    /** Calls the worker of this process from now on. */
    void listen(Runnable whenWork, Runnable whenCancelled, Runnable whenUnsure) {
        this.whenWork = whenWork;
        this.whenCancelled = whenCancelled;
        this.whenUnsure = whenUnsure;
        workerComes();
        notifications.listen(CHANNEL, this::hear);
    }

    private synchronized void workerComes() {
        workerHasGone = false;
    }

    /** From now on nothing is left to the worker of this process, whatever its last step says of it. */
    synchronized void workerGoes() {
        workerHasGone = true;
        workerIsFree = false;
    }

    /** From now on the worker of this process has places and nothing to do, or no longer. */
    synchronized void workerIs(boolean free) {
        workerIsFree = free && !workerHasGone;
    }

    /** @return whether the worker of this process is free, which then looks for work at once */
    boolean wakeFreeWorker() {
        var free = workerIsFree;
        if (free) {
            whenWork.run();
        }
        return free;
    }

    /** To be called after the commit that made a job ready. */
    public void newWork() {
        whenWork.run();
        more.set(true);
        if (resting.compareAndSet(false, true)) {
            announceWork();
        }
    }

    /**
     * For who makes jobs ready by one statement, which can tell the others, too.
     *
     * @return what is to be said on {@link #CHANNEL}; null while the others have just been told and will be again
     */
    @Nullable String announcement() {
        if (!resting.compareAndSet(false, true)) {
            return null;
        }
        vertx.setTimer(REST.toMillis(), timer -> announceWork());
        return WORK + self;
    }

    /** To be called after the commit of a statement that was to say this. */
    void announced(@Nullable String announcement) {
        if (announcement == null) {
            newWork();
        } else {
            whenWork.run();
        }
    }

    /** The first of a burst is told at once; what comes while it rests is told together at the end of the rest. */
    private void announceWork() {
        if (more.compareAndSet(true, false)) {
            announce(WORK + self);
            vertx.setTimer(REST.toMillis(), timer -> announceWork());
        } else {
            resting.set(false);
            if (more.get() && resting.compareAndSet(false, true)) { // it came between these lines
                announceWork();
            }
        }
    }

    /** To be called when this process can take one more job: also of the group whose job just ended. */
    void placeFree() {
        whenWork.run();
    }

    /** Looks for work after a while, when a job that this process put off falls due. */
    void workIn(Duration delay) {
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> whenWork.run());
    }

    /** Looks after the workers after a while, when one of them may turn out dead. */
    void beatIn(Duration delay) {
        vertx.setTimer(Math.max(1, delay.toMillis()), timer -> whenCancelled.run());
    }

    /** To be called after the commit that asked running jobs to end. */
    public void cancelled() {
        whenCancelled.run();
        announce(CANCEL + self);
    }

    private void announce(String payload) {
        repository
                .notify(CHANNEL, payload)
                .subscribe() // nobody waits: the others poll as well
                .with(nothing -> {}, failure -> LOG.debugf("not announced: %s", failure));
    }

    private void hear(String payload) {
        if (payload.endsWith(self)) {
            return;
        }
        if (payload.isEmpty()) { // after a reconnect: anything may have happened
            whenUnsure.run();
        }
        if (!payload.startsWith(WORK)) {
            whenCancelled.run();
        }
        if (!payload.startsWith(CANCEL)) {
            whenWork.run();
        }
    }
}
