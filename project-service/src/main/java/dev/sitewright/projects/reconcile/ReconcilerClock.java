package dev.sitewright.projects.reconcile;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Lets the {@link Reconciler} step, again and again; a step that fails (the database is away) is told, and the next one comes. */
@ApplicationScoped
class ReconcilerClock {
    private static final Logger LOG = Logger.getLogger(ReconcilerClock.class);

    private final Reconciler reconciler;

    ReconcilerClock(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    @Scheduled(
            every = "{sitewright.reconciler.every}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        return reconciler
                .step()
                .onFailure()
                .invoke(failure -> LOG.warnf("The reconciler waits: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
