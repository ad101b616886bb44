package dev.sitewright.worker.queue;

import dev.sitewright.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the queue, in plain SQL through the reactive client: no other class touches them, but {@link HotPath}. The statements are in
 * {@link JobSql}.
 */
@ApplicationScoped
class JobRepository {
    private final Pool pool;
    private final Outbox outbox;

    JobRepository(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    /** A wanted job that was not added because an active one has its key: its twin, null when that was not visible yet. */
    record Unadded(UUID id, @Nullable UUID twin) {}

    /** A job that lost its worker, and what became of it. */
    record Orphan(
            JobId id,
            String kind,
            @Nullable String projectId,
            @Nullable String correlationId,
            int attempt,
            @Nullable String cancelReason,
            JobState state,
            Instant at) {}

    /** A job somebody wants to end; a running one still has to notice. */
    record Cancelled(
            JobId id,
            String kind,
            @Nullable String projectId,
            @Nullable String correlationId,
            boolean isRunning) {}

    /**
     * What a heartbeat tells its worker.
     *
     * @param nextDeath in how long the first of the other workers will be silent for too long, if it stays silent; null without others
     */
    record Pulse(
            boolean isAlive,
            boolean seesOrphans,
            @Nullable Duration nextDeath,
            List<JobId> cancelled,
            List<String> reasons) {}

    /**
     * Adds jobs.
     *
     * @param announcement what the other workers are told at the commit; null for nothing
     * @return those that were not added
     */
    Uni<List<Unadded>> insert(SqlClient tx, List<JobRow> jobs, @Nullable String announcement) {
        var parameters = JobRows.values(JobColumns.of(jobs).toArray()).addValue(announcement);
        return tx.preparedQuery(JobSql.ENQUEUE)
                .execute(parameters)
                .invoke(() -> outbox.wakeRelayAfter(tx))
                .map(found -> JobRows.list(found, row -> new Unadded(row.getUUID("id"), row.getUUID("twin"))));
    }

    Uni<Void> insertRefused(SqlClient tx, JobRow job, String reason) {
        return tx.preparedQuery(JobSql.REFUSE)
                .execute(JobRows.values(
                        job.id(),
                        job.form().kind(),
                        job.args(),
                        job.form().projectId(),
                        job.form().ownerId(),
                        job.form().lane(),
                        job.form().correlationId(),
                        reason))
                .replaceWithVoid();
    }

    /** Makes these jobs, which wait for another's place under their limit, its holders. */
    Uni<Void> begun(SqlClient tx, UUID session, List<JobId> jobs) {
        return jobs.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(JobSql.BEGUN)
                        .execute(Tuple.of(session, uuids(jobs)))
                        .replaceWithVoid();
    }

    /** Gives jobs back that were taken and not begun; no attempt is counted. */
    Uni<Void> giveBack(UUID session, List<JobId> jobs) {
        return pool.preparedQuery(JobSql.GIVE_BACK)
                .execute(Tuple.of(session, uuids(jobs)))
                .replaceWithVoid();
    }

    /** Gives jobs back that the session holds without knowing: all but those that it knows. */
    Uni<Void> giveBackStrays(UUID session, List<JobId> known) {
        return pool.preparedQuery(JobSql.GIVE_BACK_STRAYS)
                .execute(Tuple.of(session, uuids(known)))
                .replaceWithVoid();
    }

    private static UUID[] uuids(List<JobId> jobs) {
        return jobs.stream().map(JobId::value).toArray(UUID[]::new);
    }

    /** Writes the job's end into history; fails with {@link LeaseLost} when it is no longer this session's. */
    Uni<Void> finish(SqlClient tx, Claim claim, JobState state, @Nullable String error, @Nullable String result) {
        return tx.preparedQuery(JobSql.FINISH)
                .execute(JobRows.values(
                        claim.id().value(),
                        claim.attempt(),
                        claim.session(),
                        claim.kind(),
                        claim.dedupeKey(),
                        state.wireName(),
                        error,
                        result))
                .invoke(ended -> requireHeld(claim, ended))
                .replaceWithVoid();
    }

    /** @return when it will run again; empty when it was not put off: it is to be cancelled, or no longer this session's */
    Uni<Optional<Instant>> postpone(SqlClient tx, Claim claim, JobState state, Duration delay) {
        var retried = state == JobState.RETRYABLE;
        return tx.preparedQuery(JobSql.POSTPONE)
                .execute(JobRows.values(
                        claim.id().value(),
                        claim.attempt(),
                        claim.session(),
                        delay.toMillis(),
                        state.wireName(),
                        claim.lane(),
                        retried ? claim.attempt() + 1 : claim.attempt(),
                        retried ? 0 : claim.snoozes() + 1,
                        claim.group()))
                .map(found -> JobRows.first(found, row -> JobRows.instant(row, "run_at")));
    }

    /** @return why the job should end, when it should and is still this session's */
    Uni<Optional<String>> cancelReason(SqlClient tx, Claim claim) {
        return tx.preparedQuery(JobSql.CANCEL_REASON)
                .execute(fence(claim))
                .map(found -> JobRows.first(found, row -> row.getString(0)));
    }

    /** Keeps the job from changing hands until the transaction ends; fails with {@link LeaseLost} when it already has. */
    Uni<Void> hold(SqlClient tx, Claim claim) {
        return tx.preparedQuery(JobSql.HOLD)
                .execute(fence(claim))
                .invoke(held -> requireHeld(claim, held))
                .replaceWithVoid();
    }

    Uni<Void> progress(SqlClient tx, Claim claim, int percent, String text) {
        return tx.preparedQuery(JobSql.PROGRESS)
                .execute(Tuple.of(claim.id().value(), percent, text))
                .replaceWithVoid();
    }

    /** Stores lines if the job is still this session's; else nothing happens. */
    Uni<Void> log(Claim claim, List<String> lines) {
        return pool.preparedQuery(JobSql.LOG)
                .execute(Tuple.of(claim.id().value(), claim.attempt(), claim.session(), lines.toArray(String[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> openSession(UUID session, String name, Duration lease) {
        return pool.preparedQuery(JobSql.OPEN_SESSION)
                .execute(Tuple.of(session, name, lease.toMillis()))
                .replaceWithVoid();
    }

    /** @param thorough whether to look for leases of sessions that are gone, too: there are some only after a race */
    Uni<Pulse> heartbeat(UUID session, Duration lease, boolean thorough) {
        return pool.preparedQuery(JobSql.HEARTBEAT)
                .execute(Tuple.of(session, lease.toMillis(), thorough))
                .map(found -> JobRows.toPulse(found.iterator().next()));
    }

    /** @param error what is wrong with a job whose worker died on its last attempt */
    Uni<List<Orphan>> reap(SqlClient tx, String error) {
        return tx.preparedQuery(JobSql.REAP)
                .execute(Tuple.of(error))
                .map(found -> JobRows.list(found, JobRows::toOrphan));
    }

    Uni<Void> closeSession(UUID session) {
        return pool.preparedQuery(JobSql.CLOSE_SESSION)
                .execute(Tuple.of(session))
                .replaceWithVoid();
    }

    Uni<List<Cancelled>> cancel(SqlClient tx, String projectId, List<String> kinds, String reason) {
        return tx.preparedQuery(JobSql.CANCEL)
                .execute(Tuple.of(projectId, kinds.toArray(String[]::new), reason))
                .map(found -> JobRows.list(found, JobRows::toCancelled));
    }

    /** @return whether jobs that {@link #cancel} should have found were on their way from one table to another */
    Uni<Boolean> escaped(SqlClient tx, String projectId, List<String> kinds) {
        return tx.preparedQuery(JobSql.ESCAPED)
                .execute(Tuple.of(projectId, kinds.toArray(String[]::new)))
                .map(found -> found.iterator().next().getBoolean("escaped"));
    }

    /** Makes the limit of a batch. */
    Uni<Void> openBatch(SqlClient tx, String limit, int concurrency) {
        return tx.preparedQuery("insert into queue_limit (id, concurrency) values ($1, $2)")
                .execute(Tuple.of(limit, concurrency))
                .replaceWithVoid();
    }

    /** Forgets the limit of a batch whose jobs have ended. */
    Uni<Void> closeBatch(String limit) {
        return pool.preparedQuery("delete from queue_limit where id = $1")
                .execute(Tuple.of(limit))
                .replaceWithVoid();
    }

    /** Forgets the limits of batches that nobody waits for any more. */
    Uni<Void> closeAbandonedBatches() {
        return pool.query(JobSql.CLOSE_ABANDONED_BATCHES).execute().replaceWithVoid();
    }

    /** Ends those of these jobs that wait, and asks for the end of those that run. */
    Uni<Void> cancelJobs(List<JobId> jobs, String reason) {
        return pool.preparedQuery("select cancel_jobs($1, $2)")
                .execute(Tuple.of(uuids(jobs), reason))
                .replaceWithVoid();
    }

    /** @return the database's time */
    Uni<Instant> now() {
        return pool.query("select now() as now")
                .execute()
                .map(found -> JobRows.instant(found.iterator().next(), "now"));
    }

    /** @return the ends of those of these jobs that have ended, or are gone */
    Uni<List<JobEnd>> ends(List<JobId> jobs) {
        return pool.preparedQuery(JobSql.ENDS)
                .execute(Tuple.tuple().addArrayOfUUID(uuids(jobs)))
                .map(found -> JobRows.list(found, JobRows::toEnd));
    }

    /** @return whether the request is seen for the first time */
    Uni<Boolean> remember(SqlClient tx, String messageId, @Nullable String refusal) {
        return tx.preparedQuery(JobSql.REMEMBER_REQUEST)
                .execute(Tuple.of(messageId, refusal))
                .map(inserted -> inserted.rowCount() == 1);
    }

    /** Tells the other workers. */
    Uni<Void> notify(String channel, String payload) {
        return pool.preparedQuery("select pg_notify($1, $2)")
                .execute(Tuple.of(channel, payload))
                .replaceWithVoid();
    }

    /** Makes the partitions of the coming days and drops those that are older than {@code keepDays}. */
    Uni<Integer> rotate(int daysAhead, int keepDays) {
        return pool.preparedQuery("select make_job_partitions($1)")
                .execute(Tuple.of(daysAhead))
                .chain(() ->
                        pool.preparedQuery("select drop_job_partitions($1)").execute(Tuple.of(keepDays)))
                .map(found -> found.iterator().next().getInteger(0));
    }

    /** Forgets log lines of jobs of days that are over for longer than {@code keepDays}. @return how many days went */
    Uni<Integer> rotateLogs(int keepDays) {
        return pool.preparedQuery("select drop_job_log_partitions($1)")
                .execute(Tuple.of(keepDays))
                .map(found -> found.iterator().next().getInteger(0));
    }

    private static Tuple fence(Claim claim) {
        return Tuple.of(claim.id().value(), claim.attempt(), claim.session());
    }

    private static void requireHeld(Claim claim, RowSet<Row> held) {
        if (held.size() == 0) {
            throw new LeaseLost(claim.id());
        }
    }
}
