-- Adds jobs and tells of them. p_forms says of each job which of the forms it has: what it has in common with others; p_nths which of the
-- jobs of its flow and lane it is here, from 1. One whose (kind, dedupe key) is active is not added but returned, with its twin's id, or
-- null when the twin was committed after this statement began.
--
-- Functions keep the plans of their statements, also those that were made when tables were nearly empty: a lookup by "any(array[…])", or
-- behind "offset 0", stays one. See docs/decisions/0208.
create or replace function enqueue_jobs(
    p_ids uuid[], p_args text[], p_dedupe_keys text[], p_forms integer[], p_nths integer[],
    p_kinds text[], p_projects text[], p_owners text[], p_groups text[], p_lanes integer[], p_max_attempts smallint[], p_timeouts bigint[],
    p_deadlines bigint[], p_delays bigint[], p_correlations text[], p_parents uuid[], p_limits text[], p_quiet boolean[])
returns table (id uuid, twin uuid)
language plpgsql set enable_seqscan = off set enable_mergejoin = off set enable_nestloop = off set jit = off
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    perform set_config('sitewright.wakes_relay', 'on', true);
    return query
    with form as materialized (
        select f.*, coalesce(project_id, 'kind:' || kind) as flow
        from unnest(p_kinds, p_projects, p_owners, p_groups, p_lanes, p_max_attempts, p_timeouts, p_deadlines, p_delays, p_correlations,
                    p_parents, p_limits, p_quiet) with ordinality
            as f (kind, project_id, owner_id, group_key, lane, max_attempts, timeout_ms, deadline_ms, delay_ms, correlation_id,
                  parent_id, limit_key, quiet, form)
    ), wanted as materialized (
        select w.id, w.args, w.dedupe_key, w.nth, w.n, form.*
        from unnest(p_ids, p_args, p_dedupe_keys, p_forms, p_nths) with ordinality as w (id, args, dedupe_key, form, nth, n)
        join form on form.form = w.form
    ), first as (
        insert into job_active (kind, dedupe_key, job_id)
        select kind, dedupe_key, id from wanted where dedupe_key is not null order by kind, dedupe_key, n
        on conflict do nothing
        returning job_id
    ), fresh as (
        select * from wanted where dedupe_key is null or id in (select job_id from first)
    ), made as (
        insert into job (id, kind, args, project_id, owner_id, group_key, lane, dedupe_key, max_attempts, timeout_ms,
                         deadline_at, correlation_id, parent_id, limit_key, quiet)
        select id, kind, cast(args as json), project_id, owner_id, group_key, lane, dedupe_key, max_attempts, timeout_ms,
               now() + deadline_ms * interval '1 millisecond', correlation_id, parent_id, limit_key, quiet
        from fresh
    ), flows as materialized (
        select lane, flow,
               greatest(job_turn(lane) - 1,
                        (select max(turn) from job_ready
                         where job_ready.flow = asked.flow and job_ready.lane = asked.lane and turn >= job_turn(asked.lane))) as base
        from (select distinct lane, flow from form where delay_ms = 0) asked
    ), ready as (
        insert into job_ready (lane, turn, job_id, attempt, snoozes, group_key, flow, kind, limit_key)
        select fresh.lane, flows.base + fresh.nth, fresh.id, 1, 0, fresh.group_key, fresh.flow, fresh.kind,
               fresh.limit_key
        from fresh join flows on flows.lane = fresh.lane and flows.flow = fresh.flow
        where delay_ms = 0 order by fresh.n
    ), later as (
        insert into job_later (job_id, run_at, state, lane, attempt, snoozes, group_key)
        select id, now() + delay_ms * interval '1 millisecond', 'scheduled', lane, 1, 0, group_key from fresh where delay_ms > 0
    ), told as (
        insert into outbox (message_id, topic, key, type, occurred_at, packed, data)
        select job_fact_id(), 'sitewright.events', '', 'job.enqueued', clock_timestamp(), true,
               cast(json_build_object('jobs', array_agg(id), 'kinds', array_agg(kind), 'projects', array_agg(project_id),
                                      'correlations', array_agg(correlation_id)) as text)
        from (select id, kind, project_id, correlation_id from fresh where not quiet order by n) enqueued
        having count(*) > 0
    )
    select wanted.id, active.job_id
    from wanted left join lateral (
        select job_id from job_active where kind = wanted.kind and dedupe_key = wanted.dedupe_key offset 0) active on true
    where wanted.dedupe_key is not null and wanted.id not in (select job_id from first);
end
$$;
