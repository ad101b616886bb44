package dev.sitewright.bridge.stream;

import dev.sitewright.bridge.opencode.UpstreamEvent.Connected;
import dev.sitewright.bridge.opencode.UpstreamEvent.Noise;
import dev.sitewright.bridge.opencode.UpstreamEvent.PartGrown;
import dev.sitewright.bridge.opencode.UpstreamFrame;
import dev.sitewright.bridge.record.Heard;
import dev.sitewright.bridge.record.Sessions;
import dev.sitewright.bridge.server.OpenCodeServers;
import dev.sitewright.bridge.server.RunningServer;
import dev.sitewright.platform.loop.Beside;
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
 * Follows the one event stream of each server. Events of one directory are worked on in order, several directories at once, and those that
 * came while the last were written, or while nobody waits for them, are written together. Whatever goes wrong on the way ends the
 * connection, and the next one begins with snapshots of all that was under way: one way to recover, taken often enough to be trusted.
 */
@ApplicationScoped
class UpstreamFollower {
    private static final Duration BETWEEN_CONNECTIONS = Duration.ofMillis(250);
    private static final int LANES = 8;

    /** Events of a lane waiting for the database; beyond it snapshots are cheaper. */
    private static final int MOST_WAITING = 20_000;

    /**
     * How long the beginning of a turn may wait to be recorded: longer than OpenCode takes until it asks the model. A commit that waits for
     * the disk meanwhile holds up OpenCode's own writes, and with them the first word.
     */
    private static final Duration REST = Duration.ofMillis(250);

    private static final int MOST_SERVERS = 1_000;

    private final Vertx vertx;
    private final OpenCodeServers servers;
    private final Sessions sessions;
    private final EventWork work;
    private final DeltaStream deltas;
    private final Heard heard;
    private final Pump pump;
    private final Beside connections;
    private volatile boolean stopped;

    UpstreamFollower(
            Vertx vertx, OpenCodeServers servers, Sessions sessions, EventWork work, DeltaStream deltas, Heard heard) {
        this.vertx = vertx;
        this.servers = servers;
        this.sessions = sessions;
        this.work = work;
        this.deltas = deltas;
        this.heard = heard;
        this.pump = new Pump(vertx, "opencode-events", BETWEEN_CONNECTIONS, this::look);
        this.connections = new Beside("opencode-events", MOST_SERVERS, () -> {}); // it is looked at again soon
    }

    void start(@Observes StartupEvent event) {
        stopped = false;
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        pump.stop();
        connections.stop();
    }

    private Uni<Boolean> look() {
        if (!stopped) {
            servers.running().forEach(running -> connections.begin(running.place(), () -> follow(running)));
        }
        return Uni.createFrom().item(false);
    }

    /** One connection, from beginning to end. */
    private Uni<Void> follow(RunningServer running) {
        var connection = new Connection(running.client());
        var place = running.place();
        var instance = running.instance();
        deltas.forget(place);
        heard.begin(instance);
        return running.client()
                .events()
                .invoke(frame -> deltas.take(frame, place))
                .invoke(frame -> heard.take(instance, frame))
                .onTermination()
                .invoke(() -> heard.end(instance))
                .filter(frame -> !(frame.event() instanceof PartGrown || frame.event() instanceof Noise))
                .onItem()
                .transformToMultiAndConcatenate(frame -> toItems(frame, running))
                .group()
                .by(UpstreamFollower::laneOf)
                .onItem()
                .transformToMulti(lane -> Gathering.of(lane, vertx.getDelegate(), REST, Item::isAwaited, MOST_WAITING)
                        .onItem()
                        .transformToUniAndConcatenate(items -> work.on(items, connection)))
                .merge(LANES)
                .onItem()
                .ignoreAsUni();
    }

    private Multi<Item> toItems(UpstreamFrame frame, RunningServer running) {
        return frame.event() instanceof Connected
                ? sessions.active()
                        .onItem()
                        .transformToMulti(Multi.createFrom()::iterable)
                        .filter(session -> running.worksFor(session.projectId()))
                        .map((Function<? super dev.sitewright.bridge.record.Session, Item>) Item.Reload::new)
                : Multi.createFrom().item(new Item.Told(frame));
    }

    private static int laneOf(Item item) {
        return Math.floorMod(item.directory().hashCode(), LANES);
    }
}
