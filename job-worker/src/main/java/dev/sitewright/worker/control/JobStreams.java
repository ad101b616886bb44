package dev.sitewright.worker.control;

import dev.sitewright.platform.loop.Pump;
import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.stream.StreamConfig;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the one {@link EventFollower} of this process, and keeps its time. Nobody follows, nothing is asked of the database. */
@ApplicationScoped
class JobStreams {
    private final EventFollower follower;
    private final Pump pump;

    JobStreams(Vertx vertx, EventFollower follower, StreamConfig config) {
        this.follower = follower;
        this.pump =
                new Pump(vertx, "streams", config.beat(), () -> follower.beat().replaceWith(false));
    }

    @Produces
    @Singleton
    static EventFollower follower(JobLog log, StreamConfig config, Clock clock) {
        return new EventFollower(log, config, clock);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        follower.close();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
        pump.stop();
    }
}
