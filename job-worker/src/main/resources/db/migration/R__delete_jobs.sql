-- Forgets ended jobs; returns those it forgot.
create or replace function delete_jobs(p_jobs uuid[]) returns uuid[] language plpgsql as $$
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
