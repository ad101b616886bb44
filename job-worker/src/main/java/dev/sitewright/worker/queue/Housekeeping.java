package dev.sitewright.worker.queue;

import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Makes room for coming days and forgets old ones. */
@ApplicationScoped
class Housekeeping {
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int DAYS_AHEAD =
            7; // a machine may sleep over a weekend; beyond, the safety net takes the rows

    private final JobRepository repository;
    private final QueueConfig config;
    private final Pump pump;

    Housekeeping(Vertx vertx, JobRepository repository, QueueConfig config) {
        this.repository = repository;
        this.config = config;
        this.pump = new Pump(vertx, "housekeeping of the queue", PAUSE, this::rotate);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    private Uni<Boolean> rotate() {
        return repository
                .rotate(DAYS_AHEAD, config.retentionDays())
                .call(() -> repository.rotateLogs(config.logRetentionDays()))
                .call(repository::closeAbandonedBatches)
                .replaceWith(false);
    }
}
