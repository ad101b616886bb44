-- Ends jobs of a session that are done; returns those that are no longer its own, of which nothing is recorded. An array that holds
-- nothing but nulls may be null itself.
--
-- Functions keep the plans of their statements, also those that were made when tables were nearly empty: a lookup by "any(array[…])", or
-- behind "offset 0", stays one. See docs/decisions/0208.
create or replace function finish_jobs(
    p_session uuid, p_jobs uuid[], p_attempts smallint[], p_results text[], p_kinds text[], p_projects text[], p_correlations text[],
    p_dedupe_keys text[], p_quiet boolean[])
returns uuid[] language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    set plan_cache_mode = force_generic_plan as $$
declare
    v_lost uuid[];
begin
    perform set_config('sitewright.wakes_relay', 'on', true);
    with wanted as materialized (
        select * from unnest(p_jobs, p_attempts, p_results, p_kinds, p_projects, p_correlations, p_dedupe_keys, p_quiet)
            as w (job_id, attempt, result, kind, project_id, correlation_id, dedupe_key, quiet)
    ), ended as (
        delete from job_lease lease using wanted
        where lease.job_id = any(array[wanted.job_id]) and lease.attempt = wanted.attempt and lease.session_id = p_session
        returning wanted.*
    ), released as (
        delete from job_active active using ended
        where ended.dedupe_key is not null
          and active.kind = ended.kind and active.dedupe_key = any(array[ended.dedupe_key]) and active.job_id = ended.job_id
    ), done as (
        insert into job_done (job_id, state, attempt, result)
        select job_id, 'completed', attempt, cast(result as json) from ended
    ), told as (
        insert into outbox (message_id, topic, key, type, occurred_at, packed, data)
        select job_fact_id(), 'sitewright.events', '', 'job.completed', clock_timestamp(), true,
               cast(json_build_object('jobs', array_agg(job_id), 'kinds', array_agg(kind), 'projects', array_agg(project_id),
                                      'correlations', array_agg(correlation_id), 'attempts', array_agg(attempt)) as text)
        from ended where not quiet
        having count(*) > 0
    )
    select array(select job_id from wanted where job_id not in (select job_id from ended)) into v_lost;
    return v_lost;
end
$$;
