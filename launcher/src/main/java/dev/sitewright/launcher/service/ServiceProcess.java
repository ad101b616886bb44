package dev.sitewright.launcher.service;

import dev.sitewright.launcher.process.LaunchException;
import dev.sitewright.launcher.process.LogFile;
import dev.sitewright.launcher.process.ProcessEnd;
import dev.sitewright.launcher.process.Started;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running service. Ready means that it says so itself: its database migrated, its agent answering. */
final class ServiceProcess implements Started {
    /** Four JVMs start at once, on slow machines too; the first start also lets OpenCode make its own database. */
    static final Duration START_LIMIT = Duration.ofMinutes(3);

    /** Above the 10 s that a service takes at most to finish what it has begun. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private static final int LAST_LINES = 12;

    private final String name;
    private final Process process;
    private final Readiness readiness;
    private final LogFile log;
    private final Duration startLimit;

    ServiceProcess(String name, Process process, String url, LogFile log, Duration startLimit) {
        this.name = name;
        this.process = process;
        this.readiness = new Readiness(url);
        this.log = log;
        this.startLimit = startLimit;
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void awaitReady() {
        var deadline = System.nanoTime() + startLimit.toNanos();
        while (!readiness.isReady()) {
            if (hasEnded()) {
                throw new LaunchException(
                        name + " ended at its start (exit code " + process.exitValue() + "). " + lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchException(name + " was not ready within " + startLimit.toSeconds() + " s"
                        + readiness.reason().map(reason -> ": " + reason).orElse("") + ". " + lastLines());
            }
        }
    }

    @Override
    public void close() {
        ProcessEnd.terminate(process.toHandle(), STOP_LIMIT);
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("The start of " + name + " was interrupted.", e);
        }
    }

    private String lastLines() {
        var lines = log.lastLines(LAST_LINES);
        return "Its log " + log.path()
                + (lines.isEmpty() ? " is empty." : " ends with:\n  " + String.join("\n  ", lines));
    }
}
