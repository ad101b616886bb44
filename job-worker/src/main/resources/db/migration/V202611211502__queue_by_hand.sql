-- What people do with jobs, by id: look, cancel, retry, run now, delete.

-- A job as people see it, as JSON. job_ready is found by its flow and lane, which have an index.
create view job_view as
select job.id as uuid,
       json_build_object(
           'id', job_wire_id(job.id),
           'kind', job.kind,
           'state', at.state,
           'projectId', job.project_id,
           'ownerId', job.owner_id,
           'group', job.group_key,
           'limit', job.limit_key,
           'priority', 1000 - job.lane,
           'dedupeKey', job.dedupe_key,
           'correlationId', job.correlation_id,
           'parentId', job_wire_id(job.parent_id),
           'attempt', at.attempt,
           'maxAttempts', job.max_attempts,
           'snoozes', at.snoozes,
           'cancelRequested', lease.cancel_reason is not null,
           'percent', case when done.state = 'completed' then 100 else progress.percent end,
           'doing', progress.text,
           'error', done.error,
           'createdAt', job.created_at,
           'runAt', later.run_at,
           'startedAt', lease.claimed_at,
           'finishedAt', done.finished_at,
           'version', job_version(at.attempt, at.snoozes, at.state, lease.cancel_reason)) as view,
       job.args,
       done.result
from job
left join job_ready ready
       on ready.flow = coalesce(job.project_id, 'kind:' || job.kind) and ready.lane = job.lane and ready.job_id = job.id
left join job_lease lease on lease.job_id = job.id
left join job_later later on later.job_id = job.id
left join job_done done on done.job_id = job.id
left join job_progress progress on progress.job_id = job.id
cross join lateral (
    select case
               when done.job_id is not null then done.state
               when lease.job_id is not null then 'running'
               when ready.job_id is not null then 'available'
               when later.job_id is not null then later.state
           end as state,
           cast(coalesce(done.attempt, lease.attempt, ready.attempt, later.attempt) as integer) as attempt,
           coalesce(lease.snoozes, ready.snoozes, later.snoozes, 0) as snoozes) at;

create function job_told(p_type text, p_jobs uuid[], p_more json) returns void language sql as $$
    insert into outbox (message_id, topic, key, type, correlation_id, occurred_at, data)
    select job_fact_id(), 'sitewright.events', coalesce(project_id, 'queue'), p_type, correlation_id, clock_timestamp(),
           cast(cast(json_build_object('jobId', job_wire_id(id), 'kind', kind, 'projectId', project_id) as jsonb) || cast(p_more as jsonb)
                as text)
    from job where id = any(p_jobs) order by id
$$;

-- Ends waiting jobs and asks for the end of running ones; returns those it found.
create function cancel_jobs(p_jobs uuid[], p_reason text) returns uuid[] language plpgsql as $$
declare
    v_ended uuid[];
    v_asked uuid[];
begin
    with chosen as (
        select id, kind, dedupe_key, lane, coalesce(project_id, 'kind:' || kind) as flow from job where id = any(p_jobs)
    ), unready as (
        delete from job_ready using chosen
        where job_ready.flow = chosen.flow and job_ready.lane = chosen.lane and job_ready.job_id = chosen.id
        returning job_ready.job_id, attempt, snoozes
    ), unlater as (
        delete from job_later where job_id = any(p_jobs) returning job_id, attempt, snoozes
    ), waiting as (
        select * from unready union all select * from unlater
    ), released as (
        delete from job_active using chosen, waiting
        where waiting.job_id = chosen.id and job_active.kind = chosen.kind
          and job_active.dedupe_key = chosen.dedupe_key and job_active.job_id = chosen.id
    ), done as (
        insert into job_done (job_id, state, attempt, error)
        select job_id, 'cancelled', case when snoozes > 0 then attempt else attempt - 1 end, p_reason from waiting
    )
    select coalesce(array_agg(job_id), '{}') into v_ended from waiting;
    with asked as (
        update job_lease set cancel_reason = p_reason where job_id = any(p_jobs) and cancel_reason is null returning job_id
    )
    select coalesce(array_agg(job_id), '{}') into v_asked from asked;
    perform job_told('job.cancelled', v_ended, json_build_object('reason', p_reason));
    return v_ended || v_asked;
end
$$;

-- Takes jobs out of the dead letters: they are as new, but count on from their last attempt. Returns those it could; one whose kind and
-- dedupe key another job has by now it cannot.
create function retry_jobs(p_jobs uuid[]) returns uuid[] language plpgsql as $$
declare
    v_again uuid[];
begin
    with dead as (
        select job_id, attempt from job_done where job_id = any(p_jobs) and state in ('discarded', 'cancelled') order by job_id for update
    ), chosen as (
        select job.*, dead.attempt from dead join job on job.id = dead.job_id
    ), keyed as (
        insert into job_active (kind, dedupe_key, job_id)
        select kind, dedupe_key, id from chosen where dedupe_key is not null order by kind, dedupe_key, id
        on conflict do nothing
        returning job_id
    ), again as (
        select chosen.* from chosen where dedupe_key is null or id in (select job_id from keyed)
    ), undone as (
        delete from job_done where job_id in (select id from again)
    ), renewed as (
        update job
        set attempts_before = again.attempt,
            max_attempts = again.attempt + (again.max_attempts - again.attempts_before),
            deadline_at = now() + (again.deadline_at - again.created_at)
        from again where job.id = again.id
    ), ready as (
        insert into job_ready (lane, turn, job_id, attempt, snoozes, group_key, flow, kind, limit_key)
        select lane, job_turn(lane), id, attempt + 1, 0, group_key, coalesce(project_id, 'kind:' || kind), kind, limit_key
        from again order by id
    )
    select coalesce(array_agg(id), '{}') into v_again from again;
    perform job_told('job.enqueued', v_again, '{}');
    return v_again;
end
$$;

-- Makes jobs ready that wait for a time; returns those that did.
create function run_jobs_now(p_jobs uuid[]) returns uuid[] language plpgsql as $$
declare
    v_moved uuid[];
begin
    with gone as (
        delete from job_later where job_id = any(p_jobs) returning *
    ), ready as (
        insert into job_ready (lane, turn, job_id, attempt, snoozes, group_key, flow, kind, limit_key)
        select gone.lane, job_turn(gone.lane), gone.job_id, gone.attempt, gone.snoozes, gone.group_key,
               coalesce(job.project_id, 'kind:' || job.kind), job.kind, job.limit_key
        from gone join job on job.id = gone.job_id order by gone.run_at
    )
    select coalesce(array_agg(job_id), '{}') into v_moved from gone;
    return v_moved;
end
$$;

-- Forgets ended jobs; returns those it forgot.
create function delete_jobs(p_jobs uuid[]) returns uuid[] language plpgsql as $$
declare
    v_gone uuid[];
begin
    with gone as (
        delete from job_done where job_id = any(p_jobs) returning job_id
    )
    select coalesce(array_agg(job_id), '{}') into v_gone from gone;
    delete from job_log where job_id = any(v_gone);
    delete from job_progress where job_id = any(v_gone);
    delete from job where id = any(v_gone);
    return v_gone;
end
$$;
