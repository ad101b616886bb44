-- Ends jobs of a session, as finish_jobs does, and makes p_begun, which wait for their places, the holders of these.
-- See docs/decisions/0207.
create or replace function hand_over_places(
    p_session uuid, p_begun uuid[], p_jobs uuid[], p_attempts smallint[], p_results text[], p_kinds text[], p_projects text[],
    p_correlations text[], p_dedupe_keys text[], p_quiet boolean[])
returns uuid[] language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
    set plan_cache_mode = force_generic_plan as $$
declare
    v_lost uuid[];
begin
    v_lost := finish_jobs(p_session, p_jobs, p_attempts, p_results, p_kinds, p_projects, p_correlations, p_dedupe_keys, p_quiet);
    if cardinality(p_begun) > 0 then
        update job_lease set waits = false where job_id = any(p_begun) and session_id = p_session and waits;
    end if;
    return v_lost;
end
$$;
