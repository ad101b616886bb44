-- Takes jobs out of the dead letters: they are as new, but count on from their last attempt. Returns those it could; one whose kind and
-- dedupe key another job has by now it cannot.
create or replace function retry_jobs(p_jobs uuid[]) returns uuid[] language plpgsql as $$
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
