package dev.sitewright.platform.stream;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Calls back after a while. */
@FunctionalInterface
interface Timer {
    /** Calls the task once, on another stack. */
    void after(Duration time, Runnable task);

    /** @return one that runs tasks on this process' worker threads */
    static Timer ofThisProcess() {
        return (time, task) -> {
            var unused = Infrastructure.getDefaultWorkerPool().schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
        };
    }
}
