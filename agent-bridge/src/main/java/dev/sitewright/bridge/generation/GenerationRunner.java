package dev.sitewright.bridge.generation;

import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Brings every run under way a step further, again and again until none is. */
@ApplicationScoped
class GenerationRunner {
    private static final Logger LOG = Logger.getLogger(GenerationRunner.class);
    private static final int AT_ONCE = 8;

    /** A run that is wanted wakes the runner; this is for one that another process took in. */
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);

    private final Runs runs;
    private final GenerationStep step;
    private final GenerationConfig config;
    private final Pump pump;

    GenerationRunner(Vertx vertx, Runs runs, GenerationStep step, GenerationConfig config) {
        this.runs = runs;
        this.step = step;
        this.config = config;
        this.pump = new Pump(vertx, "generations", NOW_AND_THEN, this::advanceAll);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** Lets the next look come at once. */
    void wake() {
        pump.wake();
    }

    private Uni<Boolean> advanceAll() {
        return runs.open().chain(open -> open.isEmpty() ? Uni.createFrom().item(false) : advance(open));
    }

    private Uni<Boolean> advance(List<Run> open) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUni(this::advance)
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni()
                .onItem()
                .delayIt()
                .by(config.interval())
                .replaceWith(true);
    }

    /** One run's trouble is not another's. */
    private Uni<Void> advance(Run run) {
        return step.advance(run)
                .onFailure()
                .invoke(failure -> LOG.debugf("Run %s has to wait: %s", run.id(), failure))
                .onFailure()
                .recoverWithNull();
    }
}
