package dev.sitewright.launcher.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the end of a process, politely first. */
public final class ProcessEnd {
    private ProcessEnd() {}

    /** @return whether the process has ended within the limit; false also when the waiting thread was interrupted */
    public static boolean within(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks the process to end (SIGTERM), and kills it when it has not done so within the limit. */
    public static void terminate(ProcessHandle process, Duration limit) {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        if (!within(process, limit)) {
            kill(process);
        }
    }

    /** Kills the process and returns when it is gone. */
    public static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }
}
