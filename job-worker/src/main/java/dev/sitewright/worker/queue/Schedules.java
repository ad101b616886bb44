package dev.sitewright.worker.queue;

import dev.sitewright.platform.database.Notifications;
import dev.sitewright.platform.loop.Pump;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that recur. When one is due it is enqueued and its next time is set in one transaction, so each time counts once, whichever worker
 * sees it first. Times that passed while no worker ran are made up for by one job; while one has not ended, the next is not made.
 */
@ApplicationScoped
public class Schedules {
    private static final Logger LOG = Logger.getLogger(Schedules.class);
    private static final Duration LOOK_EACH = Duration.ofSeconds(30);
    private static final int AT_ONCE = 50;
    private static final String SET = """
            insert into job_schedule (name, kind, args, cron, zone, project_id, owner_id, next_at)
            values ($1, $2, cast(cast($3 as text) as json), $4, $5, $6, $7, $8)
            on conflict (name) do update
            set kind = excluded.kind, args = excluded.args, project_id = excluded.project_id, owner_id = excluded.owner_id,
                cron = excluded.cron, zone = excluded.zone,
                version = job_schedule.version + 1,
                next_at = case when (job_schedule.cron, job_schedule.zone) = (excluded.cron, excluded.zone)
                               then job_schedule.next_at else excluded.next_at end
            """;
    private static final String DUE = """
            select name, kind, cast(args as text) as args, cron, zone, project_id, owner_id, now() as now
            from job_schedule where run_now or next_at <= now() and not paused order by next_at limit $1 for update skip locked
            """;
    private static final String MOVE = """
            update job_schedule set next_at = $2, last_at = now(), last_job = $3, run_now = false, version = version + 1 where name = $1
            """;
    private static final String NEXT = """
            select min(next_at) - now() <= interval '30 seconds' as soon, ceil(extract(epoch from min(next_at) - now()) * 1000) as ms
            from (select case when run_now then now() else next_at end as next_at from job_schedule where run_now or not paused) coming
            """;
    private static final String CHANNEL = "job_schedules";

    private final Enqueuer enqueuer;
    private final JobCatalogue catalogue;
    private final Jobs jobs;
    private final Wakeup wakeup;
    private final Pool pool;
    private final Vertx vertx;
    private final QueueConfig config;
    private final JobRepository repository;
    private final Notifications notifications;
    private final Pump pump;

    Schedules(
            Enqueuer enqueuer,
            JobCatalogue catalogue,
            Jobs jobs,
            Wakeup wakeup,
            Pool pool,
            Vertx vertx,
            JobRepository repository,
            Notifications notifications,
            QueueConfig config) {
        this.repository = repository;
        this.notifications = notifications;
        this.enqueuer = enqueuer;
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.wakeup = wakeup;
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
        this.pump = new Pump(vertx, "schedules", LOOK_EACH, this::look);
    }

    void start(@Observes StartupEvent event) {
        if (config.active()) {
            notifications.listen(CHANNEL, payload -> pump.wake());
            pump.start();
        }
    }

    /** To be called after the commit that changed what recurs: the workers look at once. */
    public void changed() {
        pump.wake();
        repository
                .notify(CHANNEL, "")
                .subscribe() // nobody waits: the others look regularly
                .with(told -> {}, failure -> LOG.debugf("not announced: %s", failure));
    }

    void stop(@Observes ShutdownEvent event) {
        pump.stop();
    }

    /** Sets what recurs under a name; the same again changes nothing. */
    Uni<Void> set(String name, Schedule schedule, JobRow job, Instant now) {
        return pool.preparedQuery(SET)
                .execute(JobRows.values(
                        name,
                        job.form().kind(),
                        job.args(),
                        schedule.cron(),
                        schedule.zone().getId(),
                        job.form().projectId(),
                        job.form().ownerId(),
                        schedule.after(now).atOffset(ZoneOffset.UTC)))
                .invoke(this::changed)
                .replaceWithVoid();
    }

    /** Forgets what recurs under a name. */
    Uni<Void> remove(String name) {
        return pool.preparedQuery("delete from job_schedule where name = $1")
                .execute(Tuple.of(name))
                .replaceWithVoid();
    }

    private Uni<Boolean> look() {
        return runDue().chain(found -> found == AT_ONCE ? Uni.createFrom().item(true) : rest());
    }

    /** @return how many were due */
    Uni<Integer> runDue() {
        return pool.withTransaction(tx -> tx.preparedQuery(DUE)
                        .execute(Tuple.of(AT_ONCE))
                        .map(rows -> JobRows.list(rows, Due::of))
                        .call(due -> run(tx, due)))
                .map(List::size)
                .invoke(count -> {
                    if (count > 0) {
                        wakeup.newWork();
                    }
                });
    }

    private Uni<Void> run(SqlClient tx, List<Due> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(one -> run(tx, one))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<RowSet<Row>> run(SqlClient tx, Due due) {
        var next = due.schedule().after(due.now()).atOffset(ZoneOffset.UTC);
        return enqueuer.enqueue(tx, List.of(due.job(catalogue, jobs)))
                .chain(made -> tx.preparedQuery(MOVE)
                        .execute(Tuple.of(due.name(), next, made.getFirst().value())));
    }

    private Uni<Boolean> rest() {
        return pool.query(NEXT).execute().map(rows -> rows.iterator().next()).map(row -> {
            if (Boolean.TRUE.equals(row.getBoolean("soon"))) {
                vertx.setTimer(Math.max(1, row.getLong("ms")), timer -> pump.wake());
            }
            return false;
        });
    }

    /** Something that is due. */
    private record Due(
            String name,
            String kind,
            String args,
            Schedule schedule,
            @Nullable String projectId,
            @Nullable String ownerId,
            Instant now) {
        static Due of(Row row) {
            return new Due(
                    row.getString("name"),
                    row.getString("kind"),
                    row.getString("args"),
                    new Schedule(row.getString("cron"), ZoneId.of(row.getString("zone"))),
                    row.getString("project_id"),
                    row.getString("owner_id"),
                    JobRows.instant(row, "now"));
        }

        NewJob<?> job(JobCatalogue catalogue, Jobs jobs) {
            var job = catalogue.parse(jobs, kind, args).dedupeKey("schedule:" + name);
            if (projectId != null) {
                job.project(projectId);
            }
            if (ownerId != null) {
                job.owner(ownerId);
            }
            return job;
        }
    }
}
