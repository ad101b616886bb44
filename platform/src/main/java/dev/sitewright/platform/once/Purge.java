package dev.sitewright.platform.once;

import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** Forgets answers that were kept long enough. Replicas share the work, passing over what another deletes. */
@ApplicationScoped
class Purge {
    /** What the API promises. */
    static final Duration PROMISED = Duration.ofHours(24);

    private static final int BATCH = 1_000; // one short transaction each: a change never waits long for it

    private final Answers answers;
    private final Clock clock;
    private final Duration keep;
    private final Pump pump;

    Purge(Vertx vertx, Answers answers, Clock clock, OnceConfig config) {
        if (config.keep().compareTo(PROMISED) < 0) {
            throw new IllegalArgumentException(
                    "sitewright.idempotency.keep is below the " + PROMISED + " that are promised");
        }
        this.answers = answers;
        this.clock = clock;
        this.keep = config.keep();
        this.pump = new Pump(vertx, "idempotency", config.purgeEvery(), this::step);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** @return whether more may have to go */
    Uni<Boolean> step() {
        return answers.forgetBefore(clock.instant().minus(keep), BATCH).map(gone -> gone == BATCH);
    }
}
