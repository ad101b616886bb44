-- Makes jobs ready that wait for a time; returns those that did.
create or replace function run_jobs_now(p_jobs uuid[]) returns uuid[] language plpgsql as $$
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
