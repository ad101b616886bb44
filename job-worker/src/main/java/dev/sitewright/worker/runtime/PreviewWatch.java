package dev.sitewright.worker.runtime;

import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Looks after running previews: adopts those that outlived a killed worker, sees those that died, and stops all when the service
 * stops.
 */
@ApplicationScoped
class PreviewWatch {
    private static final Logger LOG = Logger.getLogger(PreviewWatch.class);
    private static final String SHUTDOWN = "shutdown";
    private static final Duration STOP_ALL = Duration.ofSeconds(8);

    /** After the queue was drained, before the database's clients close. */
    private static final int AFTER_DRAIN = 200;

    private final Previews previews;
    private final PreviewRuntime runtime;
    private final Pump pump;
    private volatile boolean lookedOnce;

    PreviewWatch(Vertx vertx, Previews previews, PreviewRuntime runtime, RuntimeConfig config) {
        this.previews = previews;
        this.runtime = runtime;
        this.pump = new Pump(vertx, "previews", config.watchInterval(), () -> look().replaceWith(false));
    }

    void start(@Observes StartupEvent event) {
        runtime.whenOneEnds(pump::wake);
        pump.start();
    }

    /** Runs before the application ends, on a thread that may wait. */
    void stop(@Observes @Priority(AFTER_DRAIN) ShutdownEvent event) {
        pump.stop();
        stopAll()
                .ifNoItem()
                .after(STOP_ALL)
                .fail()
                .onFailure()
                .invoke(failure -> {
                    LOG.warnf("Previews could not be stopped in good order and are killed: %s", failure);
                    runtime.killAll();
                })
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely(); // bounded just above
    }

    /** Looks at every preview that should be running on this machine. */
    Uni<Void> look() {
        return previews.here()
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .onItem()
                .ignoreAsUni()
                .invoke(() -> lookedOnce = true);
    }

    private Uni<Void> look(Preview preview) {
        return previews.isAlive(preview).chain(alive -> alive ? adopt(preview) : gone(preview));
    }

    private Uni<Void> adopt(Preview preview) {
        return runtime.adopt(preview.projectId(), Objects.requireNonNull(preview.running()));
    }

    /** At the first look a missing preview went down with whatever brought this service down; later, it went by itself. */
    Uni<Void> gone(Preview preview) {
        LOG.infof("The preview of %s is gone", preview.projectId());
        if (!lookedOnce) {
            return previews.stopped(preview, SHUTDOWN);
        }
        return preview.state() == Preview.State.READY
                ? previews.crashed(preview)
                : previews.failed(preview, "The preview ended while it was starting.");
    }

    private Uni<Void> stopAll() {
        return previews.here()
                .onItem()
                .transformToMulti(found -> Multi.createFrom().iterable(found))
                .onItem()
                .transformToUniAndMerge(preview -> previews.stopped(preview, SHUTDOWN))
                .onItem()
                .ignoreAsUni();
    }
}
