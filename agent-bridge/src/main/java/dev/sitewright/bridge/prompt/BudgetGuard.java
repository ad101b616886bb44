package dev.sitewright.bridge.prompt;

import dev.sitewright.bridge.diagnostic.Diagnostic;
import dev.sitewright.bridge.record.Session;
import dev.sitewright.bridge.record.SessionSpent;
import dev.sitewright.bridge.usage.Budgets;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stops sessions whose cap was reached by the call that has just ended: the next one is under way by then, and no further one begins. */
@ApplicationScoped
class BudgetGuard {
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);

    private final Budgets budgets;
    private final Prompts prompts;
    private final Stopping stopping;
    private final Pump pump;
    private final Map<String, Session> waiting = new LinkedHashMap<>();

    BudgetGuard(Vertx vertx, Budgets budgets, Prompts prompts, Stopping stopping) {
        this.budgets = budgets;
        this.prompts = prompts;
        this.stopping = stopping;
        this.pump = new Pump(vertx, "budgets", NOW_AND_THEN, this::look);
    }

    void start(@Observes StartupEvent event) {
        pump.start();
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    void on(@Observes SessionSpent event) {
        synchronized (waiting) {
            waiting.put(event.session().id(), event.session());
        }
        pump.wake();
    }

    private Uni<Boolean> look() {
        return Multi.createFrom()
                .iterable(taken())
                .onItem()
                .transformToUniAndConcatenate(this::look)
                .onItem()
                .ignoreAsUni()
                .replaceWith(false);
    }

    private List<Session> taken() {
        synchronized (waiting) {
            var all = new ArrayList<>(waiting.values());
            waiting.clear();
            return all;
        }
    }

    private Uni<Void> look(Session session) {
        return budgets.isReached(session.projectId(), session.ownerId())
                .chain(reached -> reached
                        ? prompts.doomAll(session.id(), Diagnostic.BUDGET)
                                .chain(() -> stopping.stop(session))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }
}
