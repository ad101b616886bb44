-- Ends waiting jobs and asks for the end of running ones; returns those it found.
create or replace function cancel_jobs(p_jobs uuid[], p_reason text) returns uuid[] language plpgsql as $$
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
