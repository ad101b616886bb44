package dev.sitewright.worker.control;

import dev.sitewright.platform.stream.EventFollower;
import dev.sitewright.platform.stream.StreamConfig;
import dev.sitewright.platform.stream.StreamKeeper;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the one {@link EventFollower} of this process. */
@Singleton
class JobStreams extends StreamKeeper {
    JobStreams(Vertx vertx, EventFollower follower, StreamConfig config) {
        super(vertx, follower, config);
    }

    @Produces
    @Singleton
    static EventFollower follower(JobLog log, StreamConfig config, Clock clock) {
        return new EventFollower(log, config, clock);
    }
}
