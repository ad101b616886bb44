package dev.sitewright.worker.queue;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** An attempt under way in this process. */
final class RunningAttempt implements Attempt {
    private static final int LONGEST_LINE = 5_000;
    private static final int MOST_LINES = 10_000; // a handler in a loop must not fill the disk

    private final Claim claim;
    private final Context context;
    private final Executor threads;
    private final AttemptRecords records;

    // Guarded by this.
    private final Set<Thread> blocked = new HashSet<>();
    private final List<String> lines = new ArrayList<>();
    private int lineCount;
    private Uni<Void> written = Uni.createFrom().voidItem();
    private @Nullable RuntimeException stopped;

    RunningAttempt(Claim claim, Context context, Executor threads, AttemptRecords records) {
        this.claim = claim;
        this.context = context;
        this.threads = threads;
        this.records = records;
    }

    Claim claim() {
        return claim;
    }

    /** Makes the next check fail with this reason, and interrupts what blocks. The first reason stays. */
    synchronized void stop(RuntimeException reason) {
        if (stopped == null) {
            stopped = reason;
            blocked.forEach(Thread::interrupt);
        }
    }

    /** @return whether it ever logged a line */
    synchronized boolean hasLogged() {
        return lineCount > 0;
    }

    /** @return when all lines logged so far are stored; a failure to store them is told in the service's log only */
    synchronized Uni<Void> flush() {
        if (!lines.isEmpty()) {
            var batch = List.copyOf(lines);
            lines.clear();
            written = written.chain(() -> records.store(claim, batch)).memoize().indefinitely();
        }
        return written;
    }

    @Override
    public String jobId() {
        return claim.id().toString();
    }

    @Override
    public int number() {
        return claim.attempt();
    }

    @Override
    public boolean isLast() {
        return claim.isLast();
    }

    @Override
    public int snoozes() {
        return claim.snoozes();
    }

    @Override
    public boolean isOverdue() {
        return claim.isOverdue();
    }

    @Override
    public synchronized void throwIfCancelRequested() {
        if (stopped != null) {
            throw stopped;
        }
    }

    @Override
    public Uni<Void> progress(int percent, String text) {
        return records.progress(claim, Math.clamp(percent, 0, 100), text)
                .onFailure(LeaseLost.class)
                .invoke(lost -> stop(new LeaseLost(claim.id())));
    }

    @Override
    public synchronized void log(String line) {
        if (lineCount > MOST_LINES) {
            return;
        }
        lineCount++;
        lines.add(lineCount > MOST_LINES ? "(more lines were dropped)" : fit(line));
        if (lines.size() == 1) {
            records.soon(this::flush);
        }
    }

    private static String fit(String line) {
        var storable = line.replace("\0", "");
        return storable.length() <= LONGEST_LINE ? storable : storable.substring(0, LONGEST_LINE - 1) + "…";
    }

    @Override
    public <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom()
                .<T>emitter(emitter -> threads.execute(() -> {
                    try {
                        emitter.complete(interruptibly(work));
                    } catch (Throwable failure) { // a failure of any kind belongs to whoever waits for the Uni
                        emitter.fail(failure);
                    }
                }))
                .emitOn(task -> context.runOnContext(nothing -> task.run()));
    }

    private <T> T interruptibly(Callable<T> work) throws Exception {
        synchronized (this) {
            throwIfCancelRequested();
            blocked.add(Thread.currentThread());
        }
        try {
            return work.call();
        } catch (InterruptedException e) {
            throwIfCancelRequested(); // says why
            throw e;
        } finally {
            synchronized (this) {
                blocked.remove(Thread.currentThread());
            }
        }
    }
}
