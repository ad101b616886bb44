package dev.sitewright.worker.queue;

/** The statements of {@link JobRepository}. Whatever moves a job moves it in one statement, so that no crash leaves it in two tables or none. */
final class JobSql {
    /** Adds jobs and tells of them; the function says more. Says to the other workers what there is to say, with the commit. */
    static final String ENQUEUE = """
            select id, twin
            from enqueue_jobs($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            union all
            select null, null from pg_notify('%s', $19) as notified (nothing) where $19 is not null and nothing is null
            """.formatted(Wakeup.CHANNEL);

    /** Adds a job that ended before it began. */
    static final String REFUSE = """
            with refused as (
                insert into job (id, kind, args, project_id, owner_id, lane, max_attempts, timeout_ms, correlation_id)
                values ($1, $2, cast(cast($3 as text) as json), $4, $5, $6, 1, 1, $7)
                returning id
            )
            insert into job_done (job_id, state, attempt, error) select id, 'discarded', 0, $8 from refused
            """;

    /** Ends jobs and takes new ones; the function says more. */
    static final String STEP = """
            select * from job_step($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """;

    /** The same, and first adds jobs that have no twins. */
    static final String STEP_WITH_ARRIVALS = """
            select * from job_step_with_arrivals($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)
            """;

    /** Ends jobs, and tells who has their places. */
    static final String FINISH_MANY = """
            select hand_over_places($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as lost
            """;

    /** A job that was taken ahead under a limit begins on the place of one that ended. */
    static final String BEGUN = """
            update job_lease set waits = false where session_id = $1 and job_id = any($2) and waits
            """;

    /** Gives jobs back that were taken and not begun, the attempt uncounted. What should end is left to its worker. */
    static final String GIVE_BACK = """
            with back as (
                delete from job_lease where session_id = $1 and job_id = any($2) and cancel_reason is null
                returning job_id, attempt, snoozes
            )
            insert into job_ready (lane, turn, job_id, attempt, snoozes, group_key, flow, kind, limit_key)
            select job.lane, job_turn(job.lane), job.id, back.attempt, back.snoozes, job.group_key,
                   coalesce(job.project_id, 'kind:' || job.kind), job.kind, job.limit_key
            from back join job on job.id = back.job_id order by back.job_id
            """;

    private static final String ENDED_LEASE = """
            with ended as (
                delete from job_lease where job_id = $1 and attempt = $2 and session_id = $3 %s returning job_id
            )
            """;

    /** Ends a job: history is written, its group, its place under a limit and its dedupe key are free. */
    static final String FINISH = ENDED_LEASE.formatted("") + """
            , released as (
                delete from job_active using ended
                where kind = $4 and dedupe_key = $5 and job_active.job_id = ended.job_id
            ), done as (
                insert into job_done (job_id, state, attempt, error, result)
                select job_id, $6, $2, $7, cast(cast($8 as text) as json) from ended
            )
            select job_id from ended
            """;

    /** Puts a job off, unless somebody asked for its end meanwhile. */
    static final String POSTPONE = ENDED_LEASE.formatted("and cancel_reason is null") + """
            , later as (
                insert into job_later (job_id, run_at, state, lane, attempt, snoozes, group_key)
                select job_id, now() + cast($4 as bigint) * interval '1 millisecond', $5, $6, $7, $8, $9 from ended
                returning run_at
            )
            select run_at from later
            """;

    /** Why a job that this session still has should end; no row when it is not asked to, or is no longer ours. */
    static final String CANCEL_REASON = """
            select cancel_reason from job_lease
            where job_id = $1 and attempt = $2 and session_id = $3 and cancel_reason is not null
            """;

    /** Whether the session still has the job; holds on to it until the transaction ends. */
    static final String HOLD = """
            select 1 from job_lease where job_id = $1 and attempt = $2 and session_id = $3 for key share
            """;

    /** Stores log lines of an attempt that its session still has; holding on to the lease keeps their numbers apart from another's. */
    static final String LOG = """
            with lease as materialized (
                select job_id, attempt from job_lease where job_id = $1 and attempt = $2 and session_id = $3 for key share
            )
            insert into job_log (job_id, n, attempt, line)
            select lease.job_id,
                   coalesce((select max(n) from job_log where job_id = $1), 0) + added.n, lease.attempt, added.line
            from lease, unnest(cast($4 as text[])) with ordinality as added (line, n)
            """;

    /** Remembers how far a job is. */
    static final String PROGRESS = """
            insert into job_progress (job_id, percent, text) values ($1, $2, $3)
            on conflict (job_id) do update set percent = excluded.percent, text = excluded.text, at = now()
            """;

    static final String OPEN_SESSION = """
            insert into worker_session (id, name, until) values ($1, $2, now() + cast($3 as bigint) * interval '1 millisecond')
            """;

    /** One statement per worker, however many jobs it runs. Says what the worker must know: is it alive, what to stop, who died. */
    static final String HEARTBEAT = """
            with kept as (
                update worker_session set until = now() + cast($2 as bigint) * interval '1 millisecond' where id = $1 returning id
            )
            select exists (select from kept) as kept,
                   (select ceil(extract(epoch from min(until) - now()) * 1000) from worker_session where id <> $1) as next_death_ms,
                   exists (select from worker_session where until < now() and id <> $1)
                       or $3 and exists (select from job_lease lease
                                         where not exists (select from worker_session where id = lease.session_id)) as orphans,
                   array(select job_id from job_lease where session_id = $1 and cancel_reason is not null
                         order by job_id) as cancelled,
                   array(select cancel_reason from job_lease where session_id = $1 and cancel_reason is not null
                         order by job_id) as reasons
            """;

    /** Buries sessions that fell silent. Their jobs get another attempt at once; on the last one, or when cancelled, they end. */
    static final String REAP = """
            with dead as (
                delete from worker_session where until < now() returning id
            ), orphan as (
                delete from job_lease lease
                where session_id in (select id from dead)
                   or not exists (select from worker_session where id = lease.session_id)
                returning job_id, attempt, cancel_reason
            ), known as (
                select job.id, job.kind, job.project_id, job.correlation_id, job.lane, job.group_key, job.dedupe_key, job.limit_key,
                       orphan.attempt, orphan.cancel_reason,
                       case when orphan.cancel_reason is not null then 'cancelled'
                            when orphan.attempt >= job.max_attempts then 'discarded'
                            else 'available' end as state
                from orphan join job on job.id = orphan.job_id
            ), again as (
                insert into job_ready (lane, turn, job_id, attempt, snoozes, group_key, flow, kind, limit_key)
                select lane, job_turn(lane), id, attempt + 1, 0, group_key, coalesce(project_id, 'kind:' || kind), kind, limit_key
                from known where state = 'available' order by id
            ), released as (
                delete from job_active using known
                where known.state <> 'available' and job_active.kind = known.kind
                  and job_active.dedupe_key = known.dedupe_key and job_active.job_id = known.id
            ), done as (
                insert into job_done (job_id, state, attempt, error)
                select id, state, attempt, coalesce(cancel_reason, $1) from known where state <> 'available'
            )
            select id, kind, project_id, correlation_id, attempt, cancel_reason, state, now() as at from known
            """;

    /**
     * Ends a session in good order: what it still has goes back to the queue, the attempt uncounted. What should end is left to the
     * next reaping, which ends it.
     */
    static final String CLOSE_SESSION = """
            with over as (
                delete from worker_session where id = $1
            ), back as (
                delete from job_lease where session_id = $1 and cancel_reason is null returning job_id, attempt, snoozes
            )
            insert into job_ready (lane, turn, job_id, attempt, snoozes, group_key, flow, kind, limit_key)
            select job.lane, job_turn(job.lane), job.id, back.attempt, back.snoozes, job.group_key,
                   coalesce(job.project_id, 'kind:' || job.kind), job.kind, job.limit_key
            from back join job on job.id = back.job_id order by back.job_id
            """;

    /** Ends waiting jobs of a project and asks for the end of running ones. */
    static final String CANCEL = """
            with chosen as (
                select job.id, job.kind, job.project_id, job.correlation_id, job.dedupe_key
                from job where project_id = $1 and kind = any(cast($2 as text[]))
            ), unready as (
                delete from job_ready using chosen where job_ready.job_id = chosen.id
                returning job_ready.job_id, attempt, snoozes
            ), unlater as (
                delete from job_later using chosen where job_later.job_id = chosen.id
                returning job_later.job_id, attempt, snoozes
            ), waiting as (
                select * from unready union all select * from unlater
            ), released as (
                delete from job_active using chosen, waiting
                where waiting.job_id = chosen.id and job_active.kind = chosen.kind
                  and job_active.dedupe_key = chosen.dedupe_key and job_active.job_id = chosen.id
            ), done as (
                insert into job_done (job_id, state, attempt, error)
                select job_id, 'cancelled', case when snoozes > 0 then attempt else attempt - 1 end, $3 from waiting
            ), asked as (
                update job_lease set cancel_reason = $3 from chosen
                where job_lease.job_id = chosen.id and cancel_reason is null
                returning job_lease.job_id
            )
            select chosen.id, chosen.kind, chosen.project_id, chosen.correlation_id,
                   chosen.id in (select job_id from asked) as running
            from chosen
            where chosen.id in (select job_id from waiting) or chosen.id in (select job_id from asked)
            """;

    /** Whether jobs that should be cancelled moved from one table to another while {@link #CANCEL} looked for them. */
    static final String ESCAPED = """
            select exists (
                select from job
                where project_id = $1 and kind = any(cast($2 as text[]))
                  and not exists (select from job_done where job_id = job.id)
                  and not exists (select from job_lease where job_id = job.id and cancel_reason is not null)
            ) as escaped
            """;

    /**
     * Gives back jobs that the session was given without knowing, as when the answer to its claim was lost on the way: those that it has
     * for a while and does not name. One that is to end is left to the next reaping.
     */
    static final String GIVE_BACK_STRAYS = """
            with stray as (
                select job_id, cancel_reason from job_lease
                where session_id = $1 and claimed_at < now() - interval '2 seconds' and not (job_id = any($2))
                for update skip locked
            ), ending as (
                update job_lease set session_id = gen_random_uuid()
                where job_id in (select job_id from stray where cancel_reason is not null)
            ), back as (
                delete from job_lease where job_id in (select job_id from stray where cancel_reason is null)
                returning job_id, attempt, snoozes
            )
            insert into job_ready (lane, turn, job_id, attempt, snoozes, group_key, flow, kind, limit_key)
            select job.lane, job_turn(job.lane), job.id, back.attempt, back.snoozes, job.group_key,
                   coalesce(job.project_id, 'kind:' || job.kind), job.kind, job.limit_key
            from back join job on job.id = back.job_id order by back.job_id
            """;

    static final String CLOSE_ABANDONED_BATCHES = """
            delete from queue_limit
            where id like 'batch:%' and refilled_at < now() - interval '1 day'
              and not exists (select from job_ready where limit_key = queue_limit.id)
              and not exists (select from job_lease where limit_key = queue_limit.id)
              and not exists (select from job_later join job on job.id = job_later.job_id where job.limit_key = queue_limit.id)
            """;

    static final String ENDS = """
            select asked.id as job_id, coalesce(state, 'deleted') as state, cast(result as text) as result,
                   case when job_id is null then 'It was deleted.' else error end as error
              from unnest(cast($1 as uuid[])) asked(id) left join job_done on job_id = asked.id
             where job_id is not null or not exists (select from job where job.id = asked.id)
            """;

    static final String REMEMBER_REQUEST = """
            insert into job_request (message_id, refusal) values ($1, $2) on conflict do nothing
            """;

    private JobSql() {}
}
