package dev.sitewright.platform.stream;

import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.event.Observes;

/**
 * Keeps the time of a process' one {@link EventFollower}, from its start to its end. A service that serves streams has one bean of this
 * type, a {@code @Singleton}, which also makes the follower. Nobody follows, nothing is asked of the database.
 */
public abstract class StreamKeeper {
    private final EventFollower follower;
    private final Pump pump;

    /** Keeps the time of this follower. */
    protected StreamKeeper(Vertx vertx, EventFollower follower, StreamConfig config) {
        this.follower = follower;
        this.pump =
                new Pump(vertx, "streams", config.beat(), () -> follower.beat().replaceWith(false));
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    /** Ends all streams before the server waits for its open requests: their clients come back, to another replica or after the restart. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        follower.close();
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
        pump.stop();
    }
}
