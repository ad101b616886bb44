package dev.sitewright.gateway.log;

import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.stream.SharedPages;
import dev.sitewright.platform.stream.StreamConfig;
import dev.sitewright.platform.stream.StreamKeeper;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the one {@link EventFollower} of this process. */
@Singleton
class Followers extends StreamKeeper {
    Followers(Vertx vertx, EventFollower follower, StreamConfig config) {
        super(vertx, follower, config);
    }

    @Produces
    @Singleton
    static EventFollower follower(PostgresEventLog log, StreamConfig config, Clock clock) {
        return new EventFollower(new SharedPages(log), config, clock);
    }
}
