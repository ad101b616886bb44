-- Moves due jobs to the ready ones; only one worker does so at a time. Returns milliseconds until the next is due, at most a minute.
create or replace function promote_jobs() returns bigint language plpgsql as $$
begin
    if pg_try_advisory_xact_lock(x'6a6f62735f6c6174'::bigint) then
        with due as (
            select job_id from job_later where run_at <= now() order by run_at limit 500 for update skip locked
        ), gone as (
            delete from job_later using due where job_later.job_id = due.job_id returning job_later.*
        )
        insert into job_ready (lane, turn, job_id, attempt, snoozes, group_key, flow, kind, limit_key)
        select gone.lane, job_turn(gone.lane), gone.job_id, gone.attempt, gone.snoozes, gone.group_key,
               coalesce(job.project_id, 'kind:' || job.kind), job.kind, job.limit_key
        from gone join job on job.id = gone.job_id order by gone.run_at;
    end if;
    return (select greatest(0, ceil(extract(epoch from least(min(run_at), now() + interval '1 minute') - now()) * 1000))
            from (select run_at from job_later order by run_at limit 1) first);
end
$$;
