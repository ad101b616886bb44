package dev.sitewright.bridge.server;

import dev.sitewright.platform.loop.Pump;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A server for each project, started when it is needed and ended when nobody uses it. There are only so many: when another is needed, the
 * one that rests longest is ended; while all work, the project has to wait.
 */
@ApplicationScoped
class OwnFleet implements Fleet {
    private static final Logger LOG = Logger.getLogger(OwnFleet.class);
    private static final Duration STEP = Duration.ofMillis(500);

    /** What was just used is likely to be used again at once. */
    private static final Duration REST = Duration.ofSeconds(3);

    /** Who has not asked again for so long needs no server any more. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);

    private final ServerFactory factory;
    private final OpenCodeConfig config;
    private final Clock clock;
    private final Pump pump;

    // Everything below is guarded by this.
    private final Map<String, Own> servers = new HashMap<>();
    private final Map<String, Instant> waiting = new LinkedHashMap<>(); // who waits longest first
    private boolean full;

    /** A project's server. */
    private static final class Own {
        private final String projectId;
        private final OpenCodeServer server;
        private volatile Instant used;
        private volatile boolean ending;

        private Own(String projectId, OpenCodeServer server, Instant used) {
            this.projectId = projectId;
            this.server = server;
            this.used = used;
        }
    }

    OwnFleet(Vertx vertx, ServerFactory factory, OpenCodeConfig config, MeterRegistry metrics, Clock clock) {
        this.factory = factory;
        this.config = config;
        this.clock = clock;
        this.pump = new Pump(
                vertx, "opencode-fleet", STEP, () -> endIdle(clock.instant()).replaceWith(false));
        metrics.gauge("sitewright.agent.servers", this, fleet -> fleet.all().size());
    }

    @Override
    public void start() {
        factory.left().forEach(this::of); // adopted: work may be under way there
        pump.start();
    }

    @Override
    public void stop() {
        pump.stop();
        all().parallelStream().forEach(own -> own.server.stop());
    }

    @Override
    public synchronized Optional<RunningServer> of(String projectId) {
        var now = clock.instant();
        var own = servers.get(projectId);
        if (own == null && servers.size() < config.mostServers()) {
            own = begin(projectId, now);
        }
        if (own == null) {
            waiting.put(projectId, now);
            pump.wake();
            return Optional.empty();
        }
        own.used = now;
        return own.ending ? Optional.empty() : own.server.current();
    }

    private Own begin(String projectId, Instant now) {
        var own = new Own(projectId, factory.of(projectId), now);
        servers.put(projectId, own);
        waiting.remove(projectId);
        own.server.start();
        return own;
    }

    @Override
    public List<RunningServer> running() {
        return all().stream()
                .filter(own -> !own.ending)
                .flatMap(own -> own.server.current().stream())
                .toList();
    }

    @Override
    public synchronized @Nullable String problem(String projectId) {
        var own = servers.get(projectId);
        return own == null ? null : own.server.problem();
    }

    @Override
    public @Nullable String problem() {
        return all().stream()
                .filter(own -> own.server.hasFailed())
                .map(own -> own.server.problem())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized boolean isFull(String projectId) {
        return full && waiting.containsKey(projectId);
    }

    @Override
    public void forget(String projectId) {
        Own own;
        synchronized (this) {
            own = servers.get(projectId);
            if (own != null) {
                own.ending = true;
            }
        }
        if (own != null) {
            own.server.stop();
        }
        Trees.delete(factory.homeOf(projectId));
        synchronized (this) {
            servers.remove(projectId);
        }
    }

    @Override
    public boolean isReady() {
        return problem() == null || !running().isEmpty();
    }

    /** @return the projects whose servers were ended, as it is at this time */
    Uni<List<String>> endIdle(Instant now) {
        var needed = needed(now);
        return Multi.createFrom()
                .iterable(resting(now, needed > 0 ? now.minus(REST) : now.minus(config.idle())))
                .onItem()
                .transformToUniAndConcatenate(this::endIfAtRest)
                .filter(ended -> !ended.isEmpty())
                .select()
                .first(needed > 0 ? needed : Long.MAX_VALUE)
                .collect()
                .asList()
                .invoke(ended -> settle(needed > 0 && ended.isEmpty()));
    }

    /** @return how many servers must go for those that wait */
    private synchronized int needed(Instant now) {
        waiting.values().removeIf(asked -> asked.plus(FORGOTTEN).isBefore(now));
        return waiting.size();
    }

    private synchronized void settle(boolean none) {
        full = none;
    }

    private List<Own> resting(Instant now, Instant unusedSince) {
        return all().stream()
                .filter(own -> !own.ending && !own.used.isAfter(unusedSince) && own.server.rests(now))
                .sorted(Comparator.comparing(own -> own.used))
                .toList();
    }

    /** @return the project; empty when its server goes on */
    private Uni<String> endIfAtRest(Own own) {
        var running = own.server.current();
        var working = running.map(server -> Multi.createFrom()
                        .iterable(server.client().directories().all())
                        .onItem()
                        .transformToUniAndConcatenate(server.client()::statuses)
                        .filter(statuses -> !statuses.isEmpty())
                        .collect()
                        .asList()
                        .map(busy -> !busy.isEmpty()))
                .orElseGet(() -> Uni.createFrom().item(false));
        return working.chain(works -> works ? Uni.createFrom().item("") : end(own))
                .onFailure()
                .recoverWithItem(""); // it is looked at again
    }

    private Uni<String> end(Own own) {
        synchronized (this) {
            own.ending = true; // nobody is sent there, and no other begins in its home
        }
        return Uni.createFrom()
                .item(() -> {
                    own.server.stop();
                    synchronized (this) {
                        servers.remove(own.projectId);
                        waiting.keySet().stream().findFirst().ifPresent(next -> begin(next, clock.instant()));
                    }
                    LOG.infof("The OpenCode server of %s rested and was ended", own.projectId);
                    return own.projectId;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private synchronized List<Own> all() {
        return List.copyOf(servers.values());
    }
}
