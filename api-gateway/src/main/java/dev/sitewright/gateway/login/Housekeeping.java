package dev.sitewright.gateway.login;

import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.ZoneOffset;

/** Deletes sessions, counters and begun sign-ins that have run out, from time to time. Nothing depends on it but the size of tables. */
@ApplicationScoped
class Housekeeping {
    private final Pool pool;
    private final Clock clock;
    private final Pump pump;

    Housekeeping(Vertx vertx, Pool pool, Clock clock, LoginConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.pump = new Pump(vertx, "cleaning of sessions", config.cleaning(), this::clean);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** Deletes what has run out by now. */
    Uni<Boolean> clean() {
        return delete("delete from session where expires_at <= $1")
                .chain(() -> delete("delete from login_throttle where ends_at <= $1"))
                .chain(() -> delete("delete from oidc_attempt where ends_at <= $1"))
                .replaceWith(false);
    }

    private Uni<Void> delete(String expired) {
        return pool.preparedQuery(expired)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
