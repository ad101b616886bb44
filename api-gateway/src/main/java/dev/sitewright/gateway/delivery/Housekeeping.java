package dev.sitewright.gateway.delivery;

import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Sees to deliveries that the queue has forgotten (a job that somebody deleted), and lets old ones go. */
@ApplicationScoped
class Housekeeping {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Pool pool;
    private final Deliveries deliveries;
    private final DeliveryConfig config;
    private final Pump pump;

    Housekeeping(Vertx vertx, Pool pool, Deliveries deliveries, DeliveryConfig config) {
        this.pool = pool;
        this.deliveries = deliveries;
        this.config = config;
        this.pump = new Pump(vertx, "webhook housekeeping", PAUSE, this::step);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    Uni<Boolean> step() {
        return pool.withTransaction(tx -> deliveries.requestLost(tx, config.lost()))
                .chain(lost -> pool.withTransaction(tx -> deliveries.forget(tx, config.keep()))
                        .map(old -> lost || old));
    }
}
