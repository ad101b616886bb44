-- Adds jobs that have no twins, and then does what job_step does, which may take them: each statement of a function sees those before it.
-- See docs/decisions/0206.
create or replace function job_step_with_arrivals(
    p_session uuid, p_concurrency integer, p_places integer, p_prefetch integer, p_low bigint, p_oldest boolean, p_promote boolean,
    p_begun uuid[], p_jobs uuid[], p_attempts smallint[], p_results text[], p_done_kinds text[], p_done_projects text[],
    p_done_correlations text[], p_done_keys text[], p_done_quiet boolean[],
    p_ids uuid[], p_args text[], p_dedupe_keys text[], p_forms integer[], p_nths integer[],
    p_kinds text[], p_projects text[], p_owners text[], p_groups text[], p_lanes integer[], p_max_attempts smallint[], p_timeouts bigint[],
    p_deadlines bigint[], p_delays bigint[], p_correlations text[], p_parents uuid[], p_limits text[], p_quiet boolean[])
returns table (
    id uuid, kind text, args text, project_id text, owner_id text, group_key text, lane integer, dedupe_key text, correlation_id text,
    attempt smallint, max_attempts smallint, snoozes integer, timeout_ms bigint, overdue boolean, quiet boolean, limit_key text,
    waits boolean, lost uuid[], low bigint, due_ms bigint, paused boolean, concurrency integer, pauses text[], over text[])
language plpgsql as $$
begin
    perform enqueue_jobs(p_ids, p_args, p_dedupe_keys, p_forms, p_nths, p_kinds, p_projects, p_owners, p_groups, p_lanes, p_max_attempts,
                         p_timeouts, p_deadlines, p_delays, p_correlations, p_parents, p_limits, p_quiet);
    return query select * from job_step(
        p_session, p_concurrency, p_places, p_prefetch, p_low, p_oldest, p_promote, p_begun, p_jobs, p_attempts, p_results, p_done_kinds,
        p_done_projects, p_done_correlations, p_done_keys, p_done_quiet);
end
$$;
