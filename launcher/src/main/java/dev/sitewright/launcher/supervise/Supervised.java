package dev.sitewright.launcher.supervise;

import dev.sitewright.launcher.data.PartRegister;
import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.Started;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One part that is kept running from {@link #start} until {@link #stop}. */
public final class Supervised {
    private final Part part;
    private final PartRegister register;
    private final Voice voice;
    private final Backoff backoff;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Started current;

    public Supervised(Part part, PartRegister register, Voice voice) {
        this(part, register, voice, Backoff.USUAL);
    }

    Supervised(Part part, PartRegister register, Voice voice, Backoff backoff) {
        this.part = part;
        this.register = register;
        this.voice = voice;
        this.backoff = backoff;
    }

    public String name() {
        return part.name();
    }

    /** @return its process, while it has one */
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(current)
                .map(started -> started.process().toHandle())
                .filter(ProcessHandle::isAlive);
    }

    /** Starts the part and returns when it serves; from then on it is kept running. Fails when the first start fails. */
    public void start() {
        launch();
        Thread.ofPlatform().daemon().name("keeper of " + name()).start(this::keep);
    }

    /** Ends the part for good and returns when it is gone. May be called at any time, also during a start. */
    public void stop() {
        stopped.countDown();
        Started last;
        synchronized (this) {
            last = current;
        }
        if (last != null) {
            last.close();
        }
        register.ended(name());
    }

    private void launch() {
        Started started;
        synchronized (this) { // so that a stop comes before the process exists, or sees it
            if (isStopped()) {
                throw new LaunchException(name() + " was stopped before it was started.");
            }
            started = part.launch();
            current = started;
        }
        register.started(name(), started.process().toHandle());
        try {
            started.awaitReady();
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void keep() {
        var failures = 0;
        while (!isStopped()) {
            var since = System.nanoTime();
            var exitCode = awaitEnd();
            if (isStopped()) {
                return;
            }
            voice.say(name() + " has ended unexpectedly (" + Exit.describe(exitCode) + "): it is started again.");
            var lasted = Duration.ofNanos(System.nanoTime() - since).compareTo(backoff.lasting()) > 0;
            failures = startAgain(lasted ? 1 : failures + 1);
        }
    }

    /** @return how many starts in a row have not lasted, this one not counted */
    private int startAgain(int failuresBefore) {
        var failures = failuresBefore;
        while (!waitToStop(backoff.after(failures))) {
            try {
                launch();
                voice.say(name() + " runs again.");
                return failures;
            } catch (RuntimeException e) {
                failures++;
                if (!isStopped()) {
                    var seconds = Math.max(1, backoff.after(failures).toSeconds());
                    voice.say(name() + " could not be started again, next attempt in " + seconds + " s: "
                            + e.getMessage());
                }
            }
        }
        return failures;
    }

    private int awaitEnd() {
        var started = Objects.requireNonNull(current, "only called after a start");
        return started.process().onExit().join().exitValue();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** @return whether the stop came before the time was over */
    private boolean waitToStop(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
