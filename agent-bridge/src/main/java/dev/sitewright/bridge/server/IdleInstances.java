package dev.sitewright.bridge.server;

import dev.sitewright.bridge.opencode.OpenCodeClient;
import dev.sitewright.platform.loop.Pump;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Ends what OpenCode keeps for projects that nobody works on, so that its memory stays bounded. One in which a session works is never
 * ended, nor one that somebody follows.
 */
@ApplicationScoped
class IdleInstances {
    private static final Logger LOG = Logger.getLogger(IdleInstances.class);

    /** Who has just been here is likely to come again, however many others there are. */
    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    private final Supplier<List<RunningServer>> servers;
    private final InstanceConfig config;
    private final OpenDirectoriesFile file;
    private final Pump pump;
    private volatile Noted noted = new Noted("", List.of());

    /** What was last read from the file, or written to it. */
    private record Noted(String instance, List<String> directories) {}

    @Inject
    IdleInstances(
            Vertx vertx,
            OpenCodeServers servers,
            InstanceConfig config,
            OpenDirectoriesFile file,
            MeterRegistry metrics,
            Clock clock) {
        this(vertx, servers::running, config, file, metrics, clock);
    }

    IdleInstances(
            Vertx vertx,
            Supplier<List<RunningServer>> servers,
            InstanceConfig config,
            OpenDirectoriesFile file,
            MeterRegistry metrics,
            Clock clock) {
        this.servers = servers;
        this.config = config;
        this.file = file;
        this.pump = new Pump(
                vertx,
                "idle-instances",
                config.interval(),
                () -> endIdle(clock.instant()).replaceWith(false));
        metrics.gauge("sitewright.agent.instances", this, IdleInstances::count);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** @return the directories whose instances were ended, as it is at this time */
    Uni<List<String>> endIdle(Instant now) {
        return shared().map(running -> blocking(() -> meet(running))
                        .chain(() -> endIdle(running.client(), now))
                        .call(() -> blocking(() -> note(running))))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /** One that is seen for the first time may be older than this service. */
    private void meet(RunningServer running) {
        if (!noted.instance().equals(running.instance())) {
            noted = new Noted(running.instance(), file.read(running.instance()));
            running.client().directories().adopt(noted.directories());
        }
    }

    private void note(RunningServer running) {
        var now = new Noted(running.instance(), running.client().directories().all());
        if (!now.equals(noted)) {
            file.write(now.instance(), now.directories());
            noted = now;
        }
    }

    private static Uni<Void> blocking(Runnable work) {
        return Uni.createFrom()
                .<Void>item(() -> {
                    work.run();
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<List<String>> endIdle(OpenCodeClient client, Instant now) {
        var directories = client.directories();
        var surplus = Math.max(0, directories.count() - config.most());
        var resting = directories.unusedSince(now.minus(AT_LEAST)).stream().limit(surplus);
        var idle = directories.unusedSince(now.minus(config.idle())).stream();
        return Multi.createFrom()
                .items(Stream.concat(idle, resting).distinct())
                .onItem()
                .transformToUniAndConcatenate(directory -> end(client, directory))
                .filter(directory -> !directory.isEmpty())
                .collect()
                .asList();
    }

    /** @return the directory; empty when it goes on. A working session is in the list of those that do not rest */
    private static Uni<String> end(OpenCodeClient client, String directory) {
        return client.statuses(directory)
                .chain(working -> working.isEmpty()
                        ? client.dispose(directory).replaceWith(directory)
                        : Uni.createFrom().item(""))
                .invoke(ended -> LOG.debugf("Instance ended: %s", ended))
                .onFailure()
                .recoverWithItem(""); // it is looked at again
    }

    /** A server of one project is ended as a whole. */
    private Optional<RunningServer> shared() {
        return servers.get().stream()
                .filter(running -> running.projectId() == null)
                .findFirst();
    }

    private double count() {
        return servers.get().stream()
                .mapToInt(running -> running.client().directories().count())
                .sum();
    }
}
