package dev.sitewright.worker.queue;

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

/** The tables of the queue, in plain SQL through the reactive client: no other class touches them. The statements are in {@link JobSql}. */
@ApplicationScoped
class JobRepository {
    private static final long PROMOTER_LOCK = 0x6a6f62735f6c6174L; // "jobs_lat"

    private final Pool pool;

    JobRepository(Pool pool) {
        this.pool = pool;
    }

    /** What became of one wanted job: {@code id} is the new one's, or the active twin's; null when the twin was not visible yet. */
    record Added(@Nullable JobId id, boolean isFresh) {}

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

    /** What a heartbeat tells its worker. */
    record Pulse(boolean isAlive, boolean seesOrphans, List<JobId> cancelled, List<String> reasons) {}

    Uni<List<Added>> insert(SqlClient tx, List<JobRow> jobs) {
        return tx.preparedQuery(JobSql.ENQUEUE)
                .execute(Tuple.of(JobRows.json(jobs)))
                .map(found -> JobRows.list(found, JobRows::toAdded));
    }

    Uni<Void> insertRefused(SqlClient tx, JobRow job, String reason) {
        return tx.preparedQuery(JobSql.REFUSE)
                .execute(JobRows.values(
                        job.id(),
                        job.kind(),
                        job.args(),
                        job.projectId(),
                        job.ownerId(),
                        job.lane(),
                        job.correlationId(),
                        reason))
                .replaceWithVoid();
    }

    /** @return whether anything is ready to be claimed */
    Uni<Boolean> promote() {
        return pool.preparedQuery(JobSql.PROMOTE)
                .execute(Tuple.of(PROMOTER_LOCK))
                .map(found -> found.iterator().next().getBoolean("waiting"));
    }

    /** @return at most {@code limit} jobs, first things first; they now belong to the session */
    Uni<List<Claim>> claim(SqlClient tx, UUID session, int limit) {
        return tx.preparedQuery(JobSql.CLAIM)
                .execute(Tuple.of(session, limit))
                .map(found -> JobRows.list(found, row -> JobRows.toClaim(row, session)));
    }

    /** Writes the job's end into history; fails with {@link LeaseLost} when it is no longer this session's. */
    Uni<Void> finish(SqlClient tx, Claim claim, JobState state, @Nullable String error) {
        return tx.preparedQuery(JobSql.FINISH)
                .execute(JobRows.values(
                        claim.id().value(),
                        claim.attempt(),
                        claim.session(),
                        claim.group(),
                        claim.kind(),
                        claim.dedupeKey(),
                        state.wireName(),
                        error))
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
                        claim.group(),
                        delay.toMillis(),
                        state.wireName(),
                        claim.lane(),
                        retried ? claim.attempt() + 1 : claim.attempt(),
                        retried ? 0 : claim.snoozes() + 1))
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

    Uni<Pulse> heartbeat(UUID session, Duration lease) {
        return pool.preparedQuery(JobSql.HEARTBEAT)
                .execute(Tuple.of(session, lease.toMillis()))
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

    private static Tuple fence(Claim claim) {
        return Tuple.of(claim.id().value(), claim.attempt(), claim.session());
    }

    private static void requireHeld(Claim claim, RowSet<Row> held) {
        if (held.size() == 0) {
            throw new LeaseLost(claim.id());
        }
    }
}
