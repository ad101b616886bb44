package dev.sitewright.gateway.log;

import dev.sitewright.platform.loop.Pump;
import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.stream.StreamConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the one {@link EventFollower} of this process, and keeps its time. */
@ApplicationScoped
class Followers {
    private final Vertx vertx;

    Followers(Vertx vertx) {
        this.vertx = vertx;
    }

    @Produces
    @Singleton
    static EventFollower follower(PostgresEventLog log, StreamConfig config, Clock clock) {
        return new EventFollower(log, config, clock);
    }

    void start(@Observes StartupEvent event, EventFollower follower, StreamConfig config) {
        new Pump(vertx, "streams", config.beat(), () -> follower.beat().replaceWith(false)).start();
    }

    void stop(@Observes ShutdownEvent event, EventFollower follower) {
        follower.close();
    }
}
