package dev.sitewright.projects.reconcile;

import dev.sitewright.platform.outbox.Outbox;
import dev.sitewright.platform.repository.Scope;
import dev.sitewright.platform.repository.Sort;
import dev.sitewright.projects.project.Project;
import dev.sitewright.projects.project.ProjectFields;
import dev.sitewright.projects.project.ProjectRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Asks job-worker to start previews that are wanted and gone; with back-off, since a preview that crashes at once would crash again. */
@ApplicationScoped
class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final Scope ALL = new Scope.AnyOwner("previews are wanted whoever owns them");

    private static final Sort<Project> LONGEST_WAITING = Sort.ascending(ProjectFields.NEXT_ATTEMPT_AT);

    private final ProjectRepository projects;
    private final Outbox outbox;
    private final ReconcilerConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final BackOff backOff = new BackOff(RandomGenerator.getDefault());

    Reconciler(ProjectRepository projects, Outbox outbox, ReconcilerConfig config, Clock clock, MeterRegistry meters) {
        this.projects = projects;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * One step: takes the previews that are due, and asks for each.
     *
     * @return how many it asked for
     */
    @WithTransaction
    Uni<Integer> step() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return projects.takeFirst(ALL, ProjectFields.dueForRestart(now), LONGEST_WAITING, config.batchSize())
                .call(due -> outbox.appendRequests(
                        due.stream().map(project -> restart(project, now)).toList()))
                .map(List::size)
                .invoke(this::tell);
    }

    private dev.sitewright.contracts.JobRequest restart(Project project, Instant now) {
        return project.restart(now.plus(backOff.after(project.restartFailures() + 1)));
    }

    private void tell(int asked) {
        if (asked > 0) {
            meters.counter("sitewright.projects.restarts").increment(asked);
            LOG.infof("Asked for %d previews that are wanted and gone", asked);
        }
    }
}
