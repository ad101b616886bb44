package dev.sitewright.bridge.server;

import dev.sitewright.bridge.opencode.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A server's process, started by this service or by one before it. */
record OpenCodeProcess(ProcessHandle handle, Endpoint endpoint, ServerLog log) {
    private static final Duration GRACE = Duration.ofSeconds(5);

    boolean isAlive() {
        return handle.isAlive();
    }

    boolean saysReady() {
        return log.saysReady();
    }

    @Nullable String lastLine() {
        return log.lastLine();
    }

    /** @return a name for this run of the server: another run knows nothing of what was under way in this one */
    String instance() {
        return handle.pid() + "@" + Children.startOf(handle);
    }

    /** Ends it and what it started, politely at first; returns when they are gone. */
    void end() {
        List<ProcessHandle> all = java.util.stream.Stream.concat(
                        handle.descendants(), java.util.stream.Stream.of(handle))
                .toList();
        all.forEach(ProcessHandle::destroy);
        if (!awaitExit(GRACE)) {
            all.forEach(ProcessHandle::destroyForcibly);
            awaitExit(GRACE);
        }
    }

    private boolean awaitExit(Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }
}
