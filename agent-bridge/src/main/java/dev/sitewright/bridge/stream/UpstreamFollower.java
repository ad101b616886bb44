package dev.sitewright.bridge.stream;

import dev.sitewright.bridge.opencode.UpstreamEvent.Connected;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartGrown;
import dev.sitewright.bridge.opencode.UpstreamFrame;
import dev.sitewright.bridge.record.Heard;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.server.OpenCodeServer;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Function;

/**
 * Follows the one event stream of the server. Events of one directory are worked on in order, several directories at once, and those that
 * came while the last were written are written together. Whatever goes
 * wrong on the way ends the connection, and the next one begins with snapshots of all that was under way: one way to recover, taken
 * often enough to be trusted.
 */
@ApplicationScoped
class UpstreamFollower {
    private static final Duration BETWEEN_CONNECTIONS = Duration.ofMillis(250);
    private static final int LANES = 8;

    /** Events of a lane waiting for the database; beyond it snapshots are cheaper. */
    private static final int MOST_WAITING = 20_000;

    private final OpenCodeServer server;
    private final Sessions sessions;
    private final EventWork work;
    private final DeltaStream deltas;
    private final Heard heard;
    private final Pump pump;

    UpstreamFollower(
            Vertx vertx, OpenCodeServer server, Sessions sessions, EventWork work, DeltaStream deltas, Heard heard) {
        this.server = server;
        this.sessions = sessions;
        this.work = work;
        this.deltas = deltas;
        this.heard = heard;
        this.pump = new Pump(vertx, "opencode-events", BETWEEN_CONNECTIONS, this::follow);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** One connection, from beginning to end. */
    private Uni<Boolean> follow() {
        return server.current()
                .map(this::follow)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .replaceWith(false);
    }

    private Uni<Void> follow(RunningServer running) {
        var connection = new Connection(running.client());
        deltas.forget();
        heard.begin(running.instance());
        return running.client()
                .events()
                .invoke(deltas::take)
                .invoke(heard::take)
                .onTermination()
                .invoke(heard::end)
                .filter(frame -> !(frame.event() instanceof PartGrown))
                .onItem()
                .transformToMultiAndConcatenate(this::toItems)
                .group()
                .by(UpstreamFollower::laneOf)
                .onItem()
                .transformToMulti(lane -> Gathering.of(lane, MOST_WAITING)
                        .onItem()
                        .transformToUniAndConcatenate(items -> work.on(items, connection)))
                .merge(LANES)
                .onItem()
                .ignoreAsUni();
    }

    private Multi<Item> toItems(UpstreamFrame frame) {
        return frame.event() instanceof Connected
                ? sessions.active()
                        .onItem()
                        .transformToMulti(Multi.createFrom()::iterable)
                        .map((Function<? super dev.sitewright.bridge.record.Session, Item>) Item.Reload::new)
                : Multi.createFrom().item(new Item.Told(frame));
    }

    private static int laneOf(Item item) {
        return Math.floorMod(item.directory().hashCode(), LANES);
    }
}
