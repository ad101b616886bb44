package dev.sitewright.projects.told;

import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.stream.StreamConfig;
import dev.sitewright.platform.stream.StreamKeeper;
import dev.sitewright.platform.stream.ToldLog;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the one {@link EventFollower} of this process. */
@Singleton
class ToldStreams extends StreamKeeper {
    ToldStreams(Vertx vertx, EventFollower follower, StreamConfig config) {
        super(vertx, follower, config);
    }

    @Produces
    @Singleton
    static EventFollower follower(
            Pool pool, StreamConfig config, Clock clock, @ConfigProperty(name = "sitewright.service") String service) {
        return new EventFollower(new ToldLog(pool, service), config, clock);
    }
}
