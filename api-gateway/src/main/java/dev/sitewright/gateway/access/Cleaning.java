package dev.sitewright.gateway.access;

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

/** Deletes families and refresh tokens that have run out, from time to time. Nothing depends on it but the size of two tables. */
@ApplicationScoped
class Cleaning {
    private final Pool pool;
    private final Clock clock;
    private final Pump pump;

    Cleaning(Vertx vertx, Pool pool, Clock clock, AccessConfig config) {
        this.pool = pool;
        this.clock = clock;
        this.pump = new Pump(vertx, "cleaning of refresh tokens", config.cleaning(), this::clean);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** A family without a token that could be used has ended too. */
    Uni<Boolean> clean() {
        return delete("delete from refresh_token where expires_at <= $1")
                .chain(() -> delete("""
                        delete from token_family f where expires_at <= $1
                            or not exists (select from refresh_token r where r.family_id = f.id and r.used_at is null)
                        """))
                .replaceWith(false);
    }

    private Uni<Void> delete(String expired) {
        return pool.preparedQuery(expired)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
