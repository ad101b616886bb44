package dev.sitewright.launcher.command;

import dev.sitewright.launcher.Options;
import dev.sitewright.launcher.Sitewright;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A Sitewright that lives as long as this JVM: Ctrl-C, a closed terminal and SIGTERM all end it in order. */
final class ForegroundRun {
    private final Options options;
    private final Sitewright sitewright;
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile boolean stopping;

    ForegroundRun(Options options) {
        this.options = options;
        this.sitewright = new Sitewright(options);
    }

    /** @return the Sitewright once it serves; fails as {@link Sitewright#start} does */
    Sitewright start() {
        var since = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            sitewright.start();
        } catch (RuntimeException e) {
            leaveToHookIfStopping();
            Runtime.getRuntime().removeShutdownHook(hook); // everything has ended already
            throw e;
        }
        var seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        options.voice().say("Sitewright runs at " + sitewright.gatewayUri() + " (started in " + seconds + " s).");
        return sitewright;
    }

    /** Never returns: the end of the JVM is the end of the run. */
    static void waitForEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A start that was interrupted by the person has failed, but there is nothing to say about it. */
    void leaveToHookIfStopping() {
        if (stopping) {
            waitForEnd();
        }
    }

    private void stop() {
        stopping = true;
        options.voice().say("Stopping …");
        sitewright.stop();
        options.voice().say("Everything has ended.");
    }
}
