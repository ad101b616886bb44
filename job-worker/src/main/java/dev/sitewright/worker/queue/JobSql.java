package dev.sitewright.worker.queue;

/** The statements of {@link JobRepository}. Whatever moves a job moves it in one statement, so that no crash leaves it in two tables or none. */
final class JobSql {
    /**
     * Adds jobs. One whose (kind, dedupe key) is active is not added; its twin's id comes back instead, or null when the twin was
     * committed after this statement began.
     */
    static final String ENQUEUE = """
            with wanted as (
                select * from json_to_recordset(cast(cast($1 as text) as json)) as w (
                    n integer, id uuid, kind text, args text, project_id text, owner_id text, group_key text, lane integer,
                    dedupe_key text, max_attempts smallint, timeout_ms bigint, deadline_ms bigint, delay_ms bigint,
                    correlation_id text, parent_id uuid)
            ), first as (
                insert into job_active (kind, dedupe_key, job_id)
                select kind, dedupe_key, id from wanted where dedupe_key is not null order by kind, dedupe_key, n
                on conflict do nothing
                returning job_id
            ), fresh as (
                insert into job (id, kind, args, project_id, owner_id, group_key, lane, dedupe_key, max_attempts, timeout_ms,
                                 deadline_at, correlation_id, parent_id)
                select id, kind, cast(args as json), project_id, owner_id, group_key, lane, dedupe_key, max_attempts, timeout_ms,
                       now() + deadline_ms * interval '1 millisecond', correlation_id, parent_id
                from wanted where dedupe_key is null or id in (select job_id from first)
                returning id
            ), ready as (
                insert into job_ready (lane, job_id, attempt, snoozes, group_key)
                select lane, id, 1, 0, group_key from wanted join fresh using (id) where delay_ms = 0 order by n
            ), later as (
                insert into job_later (job_id, run_at, state, lane, attempt, snoozes, group_key)
                select id, now() + delay_ms * interval '1 millisecond', 'scheduled', lane, 1, 0, group_key
                from wanted join fresh using (id) where delay_ms > 0
            )
            select wanted.id, fresh.id is not null as fresh, twin.job_id as twin
            from wanted
            left join fresh on fresh.id = wanted.id
            left join job_active twin
                   on fresh.id is null and twin.kind = wanted.kind and twin.dedupe_key = wanted.dedupe_key
            order by wanted.n
            """;

    /** Adds a job that ended before it began. */
    static final String REFUSE = """
            with refused as (
                insert into job (id, kind, args, project_id, owner_id, lane, max_attempts, timeout_ms, correlation_id)
                values ($1, $2, cast(cast($3 as text) as json), $4, $5, $6, 1, 1, $7)
                returning id
            )
            insert into job_done (job_id, state, attempt, error) select id, 'discarded', 0, $8 from refused
            """;

    /** Moves due jobs to the ready ones; only one worker does so at a time. Also says whether anything is ready. */
    static final String PROMOTE = """
            with leader as materialized (
                select pg_try_advisory_xact_lock($1) as mine
            ), due as (
                select job_id from job_later
                where run_at <= now() and (select mine from leader)
                order by run_at
                limit 500
                for update skip locked
            ), gone as (
                delete from job_later using due where job_later.job_id = due.job_id returning job_later.*
            ), moved as (
                insert into job_ready (lane, job_id, attempt, snoozes, group_key)
                select lane, job_id, attempt, snoozes, group_key from gone order by run_at
                returning 1
            )
            select exists (select from moved) or exists (select from job_ready) as waiting
            """;

    /**
     * Takes up to $2 jobs for session $1. Of a group only one is taken, and only when its place is free: the place is a row with a
     * unique key, so two workers cannot both have it whatever they saw before. A session that is over takes nothing.
     */
    static final String CLAIM = """
            with candidate as (
                select lane, seq, job_id, attempt, snoozes, group_key
                from job_ready ready
                where not exists (select from limit_slot where limit_key = 'group:' || ready.group_key)
                  and exists (select from worker_session where id = $1 and until > now())
                order by lane, seq
                limit $2
                for update of ready skip locked
            ), first_of_group as (
                select distinct on (coalesce(group_key, cast(job_id as text))) *
                from candidate order by coalesce(group_key, cast(job_id as text)), lane, seq
            ), slot as (
                insert into limit_slot (limit_key, n, job_id, attempt)
                select 'group:' || group_key, 0, job_id, attempt from first_of_group where group_key is not null
                order by group_key
                on conflict do nothing
                returning job_id
            ), taken as (
                delete from job_ready using first_of_group chosen
                where job_ready.lane = chosen.lane and job_ready.seq = chosen.seq
                  and (chosen.group_key is null or chosen.job_id in (select job_id from slot))
                returning job_ready.*
            ), leased as (
                insert into job_lease (job_id, attempt, snoozes, session_id)
                select job_id, attempt, snoozes, $1 from taken
            )
            select job.id, job.kind, cast(job.args as text) as args, job.project_id, job.owner_id, job.group_key, job.lane,
                   job.dedupe_key, job.correlation_id, job.max_attempts, job.timeout_ms, taken.attempt, taken.snoozes,
                   coalesce(job.deadline_at < now(), false) as overdue
            from taken join job on job.id = taken.job_id
            order by taken.lane, taken.seq
            """;

    private static final String ENDED_LEASE = """
            with ended as (
                delete from job_lease where job_id = $1 and attempt = $2 and session_id = $3 %s returning job_id
            ), freed as (
                delete from limit_slot using ended
                where limit_slot.limit_key = 'group:' || cast($4 as text) and limit_slot.job_id = ended.job_id
            )
            """;

    /** Ends a job: history is written, its group and its dedupe key are free. */
    static final String FINISH = ENDED_LEASE.formatted("") + """
            , released as (
                delete from job_active using ended
                where kind = $5 and dedupe_key = $6 and job_active.job_id = ended.job_id
            ), done as (
                insert into job_done (job_id, state, attempt, error) select job_id, $7, $2, $8 from ended
            )
            select job_id from ended
            """;

    /** Puts a job off, unless somebody asked for its end meanwhile. */
    static final String POSTPONE = ENDED_LEASE.formatted("and cancel_reason is null") + """
            , later as (
                insert into job_later (job_id, run_at, state, lane, attempt, snoozes, group_key)
                select job_id, now() + cast($5 as bigint) * interval '1 millisecond', $6, $7, $8, $9, $4 from ended
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

    /** Stores log lines of an attempt that its session still has. */
    static final String LOG = """
            insert into job_log (job_id, attempt, line)
            select lease.job_id, lease.attempt, added.line
            from job_lease lease, unnest(cast($4 as text[])) with ordinality as added (line, n)
            where lease.job_id = $1 and lease.attempt = $2 and lease.session_id = $3
            order by added.n
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
                   exists (select from worker_session where until < now() and id <> $1)
                       or exists (select from job_lease lease
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
            ), freed as (
                delete from limit_slot using orphan where limit_slot.job_id = orphan.job_id
            ), known as (
                select job.id, job.kind, job.project_id, job.correlation_id, job.lane, job.group_key, job.dedupe_key,
                       orphan.attempt, orphan.cancel_reason,
                       case when orphan.cancel_reason is not null then 'cancelled'
                            when orphan.attempt >= job.max_attempts then 'discarded'
                            else 'available' end as state
                from orphan join job on job.id = orphan.job_id
            ), again as (
                insert into job_ready (lane, job_id, attempt, snoozes, group_key)
                select lane, id, attempt + 1, 0, group_key from known where state = 'available' order by id
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
            ), freed as (
                delete from limit_slot using back where limit_slot.job_id = back.job_id
            )
            insert into job_ready (lane, job_id, attempt, snoozes, group_key)
            select job.lane, back.job_id, back.attempt, back.snoozes, job.group_key
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

    static final String REMEMBER_REQUEST = """
            insert into job_request (message_id, refusal) values ($1, $2) on conflict do nothing
            """;

    private JobSql() {}
}
