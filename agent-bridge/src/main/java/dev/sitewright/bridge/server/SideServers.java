package dev.sitewright.bridge.server;

import dev.sitewright.bridge.opencode.OpenCodeClients;
import dev.sitewright.bridge.provider.ModelChoice;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Starts servers for one errand each, in homes of their own, and leaves nothing of them behind. */
@ApplicationScoped
public class SideServers {
    private static final Logger LOG = Logger.getLogger(SideServers.class);
    private static final ModelChoice NO_MODEL = new ModelChoice("none", false, Map.of(), Map.of());
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Duration LAST_LOOK = Duration.ofMillis(250);

    private final ServerProcesses processes;
    private final OpenCodeClients clients;
    private final OpenCodeConfig config;
    private final Path folder;
    private final Set<SideServer> open = ConcurrentHashMap.newKeySet();

    SideServers(ServerProcesses processes, OpenCodeClients clients, OpenCodeConfig config) {
        this.processes = processes;
        this.clients = clients;
        this.config = config;
        this.folder = config.home().toAbsolutePath().normalize().resolve("aside");
    }

    /** Ends what a killed service left. */
    void clear(@Observes StartupEvent event) {
        for (var home : Trees.children(folder)) {
            in(home).left().ifPresent(OpenCodeProcess::end);
            Trees.delete(home);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        List.copyOf(open).forEach(this::endNow);
    }

    /** @return a server that answers; fails with {@link IOException} or in time when there is none */
    public Uni<SideServer> start(String name) {
        return blocking(() -> begin(name))
                .chain(server -> ready(server).onFailure().call(() -> end(server)));
    }

    /** Ends it, and takes away its home. */
    public Uni<Void> end(SideServer server) {
        return blocking(() -> {
                    endNow(server);
                    return server;
                })
                .replaceWithVoid();
    }

    private SideServer begin(String name) {
        var home = folder.resolve(name);
        try {
            PrivateFiles.createFolder(home);
            var directory = Files.createDirectories(home.resolve("empty"));
            var process = in(home).start(NO_MODEL);
            var server = new SideServer(clients.of(process.endpoint()), directory.toString(), home, process);
            open.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<SideServer> ready(SideServer server) {
        return blocking(() -> {
                    if (!server.process().isAlive()) {
                        throw new IllegalStateException("OpenCode ended while it started: "
                                + server.process().lastLine());
                    }
                    if (!server.process().saysReady()) {
                        throw new NotYet();
                    }
                    return server;
                })
                .onFailure(NotYet.class)
                .retry()
                .withBackOff(FIRST_LOOK, LAST_LOOK)
                .expireIn(config.startTimeout().toMillis())
                .call(() -> server.client().version(config.healthTimeout()));
    }

    /** It has not said that it is ready. */
    private static final class NotYet extends RuntimeException {}

    private void endNow(SideServer server) {
        in(server.home()).end(server.process());
        Trees.delete(server.home());
        open.remove(server);
        LOG.debugf("%s is gone", server);
    }

    /** It works for no project, and gets no key. */
    private ServerProcesses in(Path home) {
        return processes.in(
                home, Map.of("SITEWRIGHT_PROJECTS", home.resolve("projects").toString()));
    }

    private static <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
