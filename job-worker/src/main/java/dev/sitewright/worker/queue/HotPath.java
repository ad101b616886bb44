package dev.sitewright.worker.queue;

import dev.sitewright.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The two statements through which nearly all jobs go, hundreds at once. Each has a connection of its own, so that both can be under way. */
@ApplicationScoped
class HotPath {
    private final KeptConnection forSteps;
    private final KeptConnection forEnds;
    private final Outbox outbox;

    HotPath(Pool pool, Outbox outbox) {
        this.outbox = outbox;
        this.forSteps = new KeptConnection(pool);
        this.forEnds = new KeptConnection(pool);
    }

    /** Ends jobs and takes new ones, in one statement. */
    Uni<Step> step(Step.Wish wish) {
        return step(wish, List.of());
    }

    /** The same, and first stores jobs that have no twins, which may be among those that are taken. */
    Uni<Step> step(Step.Wish wish, List<JobRow> arrivals) {
        var parameters = wish.parameters();
        if (!arrivals.isEmpty()) {
            JobColumns.of(arrivals).forEach(parameters::addValue);
        }
        var sql = arrivals.isEmpty() ? JobSql.STEP : JobSql.STEP_WITH_ARRIVALS;
        return forSteps.use(connection -> connection
                .preparedQuery(sql)
                .execute(parameters)
                .map(found -> JobRows.toStep(found, wish.session()))
                .invoke(step -> {
                    if (!arrivals.isEmpty()
                            || !wish.done().isEmpty()
                            || !step.claims().isEmpty()) {
                        outbox.wakeRelayAfter(
                                connection); // a step without any of them, as of an idle worker, tells nothing
                    }
                }));
    }

    /**
     * Ends jobs.
     *
     * @param begun jobs that have the places of some of them
     * @return those that were not the session's any more, of which nothing is recorded
     */
    Uni<Set<JobId>> end(UUID session, List<JobId> begun, List<Finish> done) {
        var parameters =
                JobRows.values(session, begun.stream().map(JobId::value).toArray(UUID[]::new));
        FinishColumns.of(done).forEach(parameters::addValue);
        return forEnds.use(connection -> connection
                        .preparedQuery(JobSql.FINISH_MANY)
                        .execute(parameters)
                        .invoke(() -> outbox.wakeRelayAfter(connection)))
                .map(found -> JobRows.jobs(found.iterator().next().getArrayOfUUIDs("lost")));
    }
}
