package dev.sitewright.gateway.spending;

import dev.sitewright.gateway.proxy.Service;
import dev.sitewright.gateway.proxy.ServiceProxy;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stops work whose token has reached its limit: the call of the model that is under way by then is the last one. While agent-bridge does
 * not answer it is asked again; what is forgotten with this process is seen again at the end of the next call.
 */
@ApplicationScoped
class CapGuard {
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final ServiceProxy services;
    private final Pump pump;
    private final Set<Run> waiting = new LinkedHashSet<>(); // guarded by itself

    CapGuard(Vertx vertx, ServiceProxy services) {
        this.services = services;
        this.pump = new Pump(vertx, "limits of tokens", BETWEEN_TRIES, this::step);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    void stopSoon(List<Run> runs) {
        if (runs.isEmpty()) {
            return;
        }
        synchronized (waiting) {
            waiting.addAll(runs);
        }
        pump.wake();
    }

    private Uni<Boolean> step() {
        return next().map(run ->
                        services.stop(Service.AGENT, path(run), run.ownerId()).map(done -> isLast(run)))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private static String path(Run run) {
        return "/projects/" + run.projectId() + "/sessions/" + run.sessionId() + "/stop";
    }

    private Optional<Run> next() {
        synchronized (waiting) {
            return waiting.stream().findFirst();
        }
    }

    private boolean isLast(Run done) {
        synchronized (waiting) {
            waiting.remove(done);
            return !waiting.isEmpty();
        }
    }
}
