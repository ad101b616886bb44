package dev.sitewright.bridge.server;

import dev.sitewright.bridge.server.OpenCodeConfig.Topology;
import dev.sitewright.platform.loop.SameContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The OpenCode servers of this service: one for all projects, or one for each. */
@ApplicationScoped
public class OpenCodeServers {
    private static final int AFTER_ALL_OTHERS =
            Interceptor.Priority.APPLICATION + 900; // observers have 500 by themselves
    private static final Duration LOOK = Duration.ofMillis(100);

    /** How long a request waits for a server that is only now started: 1.5 to 6 s were measured. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Fleet fleet;
    private final ServerFactory factory;
    private final boolean own;

    OpenCodeServers(OpenCodeConfig config, ServerFactory factory, OwnFleet ownServers) {
        this.factory = factory;
        this.own = config.topology() == Topology.PER_PROJECT;
        this.fleet = own ? ownServers : new SharedFleet(factory.shared());
    }

    void start(@Observes StartupEvent event) {
        fleet.start();
    }

    /** Ends the servers, after those who talk to them have stopped; only a killed service leaves them behind. */
    void stop(@Observes @Priority(AFTER_ALL_OTHERS) ShutdownEvent event) {
        fleet.stop();
    }

    /** @return whether each project has a server of its own */
    public boolean areOwn() {
        return own;
    }

    /** @return the server that works for a project, while it answers; one of its own is started when it is needed */
    public Optional<RunningServer> of(String projectId) {
        return fleet.of(projectId);
    }

    /** @return the same, after a while when it is only now started; on the caller's context */
    public Uni<Optional<RunningServer>> await(String projectId) {
        var now = of(projectId);
        if (!own || now.isPresent() || isFull(projectId)) {
            return Uni.createFrom().item(now);
        }
        return SameContext.of(Uni.createFrom()
                .item(() -> of(projectId))
                .repeat()
                .withDelay(LOOK)
                .indefinitely()
                .skip()
                .first(found -> found.isEmpty() && !isFull(projectId))
                .toUni()
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> of(projectId)));
    }

    /** Ends a project's own server, and takes away all that it had. Blocking. */
    public void forget(String projectId) {
        fleet.forget(projectId);
    }

    /** @return the folder of the server that works for a project */
    public Path homeOf(String projectId) {
        return own ? factory.homeOf(projectId) : factory.home();
    }

    /** @return all servers that answer */
    public List<RunningServer> running() {
        return fleet.running();
    }

    /** @return why no server answers for a project, in a sentence for people; null when one does or none was needed yet */
    public @Nullable String problem(String projectId) {
        return fleet.problem(projectId);
    }

    /** @return why work cannot begin; null when it can */
    public @Nullable String problem() {
        return fleet.problem();
    }

    /** @return whether a project has to wait for others to rest */
    public boolean isFull(String projectId) {
        return fleet.isFull(projectId);
    }

    /** @return whether work can begin */
    public boolean isReady() {
        return fleet.isReady();
    }

    /** @return the version of the servers that answer */
    public Optional<String> version() {
        return running().stream().map(RunningServer::version).findFirst();
    }
}
