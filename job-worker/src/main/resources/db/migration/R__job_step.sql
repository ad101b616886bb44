-- Ends jobs, moves due ones if asked to, and takes up to p_places jobs to be run now and p_prefetch more for the moment after. A job of a
-- group is never taken before there is a place for it. One under a limit is, but then waits for the place of another that this session
-- runs: p_begun names those that got such a place. p_low: no ready job of the usual priority has an earlier turn, as far as the worker
-- knows; a hint that spares looking at what was deleted. p_oldest: begin with the lane whose first job waits longest. The last row tells
-- the state of things; those before are the jobs. pauses: kinds and projects that are paused; over: limits of which more run than may.
create or replace function job_step(
    p_session uuid, p_concurrency integer, p_places integer, p_prefetch integer, p_low bigint, p_oldest boolean, p_promote boolean,
    p_begun uuid[], p_jobs uuid[], p_attempts smallint[], p_results text[], p_kinds text[], p_projects text[], p_correlations text[],
    p_dedupe_keys text[], p_quiet boolean[])
returns table (
    id uuid, kind text, args text, project_id text, owner_id text, group_key text, lane integer, dedupe_key text, correlation_id text,
    attempt smallint, max_attempts smallint, snoozes integer, timeout_ms bigint, overdue boolean, quiet boolean, limit_key text,
    waits boolean, lost uuid[], low bigint, due_ms bigint, paused boolean, concurrency integer, pauses text[], over text[])
language plpgsql set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    v_lost uuid[];
    v_due bigint;
    v_paused boolean;
    v_concurrency integer;
    v_pauses boolean;
    v_limits boolean;
    v_alive boolean;
    v_places integer := p_places;
    v_want integer;
    v_tids tid[] := '{}';
    v_more tid[];
    v_leased uuid[];
    v_waiting uuid[];
    v_special boolean := false;
    v_found boolean;
    v_lane integer;
    v_full text[] := '{}';
    v_spent text[] := '{}';
    v_over text[];
    v_last bigint;
    v_head bigint;
begin
    perform set_config('sitewright.wakes_relay', 'on', true);
    if cardinality(p_jobs) > 0 then
        v_lost := finish_jobs(p_session, p_jobs, p_attempts, p_results, p_kinds, p_projects, p_correlations, p_dedupe_keys, p_quiet);
    end if;
    if cardinality(p_begun) > 0 then
        update job_lease set waits = false where job_id = any(p_begun) and session_id = p_session and waits;
    end if;
    if p_promote then
        v_due := coalesce(promote_jobs(), 60000);
    end if;
    select setting.paused, setting.concurrency, exists (select from queue_pause), exists (select from queue_limit),
           exists (select from worker_session where worker_session.id = p_session and until > now())
    into v_paused, v_concurrency, v_pauses, v_limits, v_alive
    from queue_setting setting;
    if v_concurrency < p_concurrency then
        v_places := greatest(0, v_places - (p_concurrency - v_concurrency));
    end if;
    v_want := v_places + case when v_places > 0 or p_places = 0 then p_prefetch else 0 end;
    if v_limits then
        with used as (
            select limit_key, count(*) as n, bool_or(session_id = p_session) as mine
            from job_lease where limit_key is not null and not waits group by limit_key
        )
        select coalesce(array_agg(used.limit_key) filter (where n >= queue_limit.concurrency and not (mine and p_prefetch > 0)), '{}'),
               array_agg(used.limit_key) filter (where n > queue_limit.concurrency)
        into v_full, v_over
        from used join queue_limit on queue_limit.id = used.limit_key;
    end if;
    if v_want > 0 and v_alive and not v_paused then
        if v_limits then
            v_full := v_full || v_over || array(select queue_limit.id from queue_limit where queue_limit.concurrency = 0);
            v_spent := array(
                select queue_limit.id from queue_limit
                where tokens + rate * extract(epoch from clock_timestamp() - refilled_at) * 1000 / per_ms < 1);
        end if;
        if p_oldest then
            with recursive urgent as (
                (select lane, ready_at from job_ready where lane < 1000 order by lane, turn, seq limit 1)
                union all
                select next.lane, next.ready_at
                from urgent, lateral (
                    select lane, ready_at from job_ready
                    where job_ready.lane > urgent.lane and job_ready.lane < 1000 order by lane, turn, seq limit 1) next
            ), usual as (
                select lane, ready_at from job_ready where lane = 1000 and turn >= p_low order by lane, turn, seq limit 1
            ), humble as (
                (select lane, ready_at from job_ready where lane > 1000 order by lane, turn, seq limit 1)
                union all
                select next.lane, next.ready_at
                from humble, lateral (
                    select lane, ready_at from job_ready where job_ready.lane > humble.lane order by lane, turn, seq limit 1) next
            ), heads as (
                select * from urgent union all select * from usual union all select * from humble
            )
            select heads.lane into v_lane from heads order by ready_at limit 1;
        end if;
        -- First the lane that waits longest, if asked for; then the urgent ones; then the usual one, from the low mark; then the rest.
        for v_range in 0..3 loop
            continue when v_range = 0 and v_lane is null or v_range = 2 and v_lane = 1000;
            exit when cardinality(v_tids) >= v_want;
            if v_range = 2 or v_range = 0 and v_lane = 1000 then
                select array_agg(found.tid), bool_or(found.special), max(found.turn) into v_more, v_found, v_last from (
                    select ready.ctid as tid, turn, group_key is not null or limit_key is not null as special
                    from job_ready ready
                    where lane = 1000 and turn >= p_low
                      and (group_key is null
                           or not exists (select from job_lease lease where lease.group_key = ready.group_key))
                      and (not v_pauses
                           or not exists (select from queue_pause where queue_pause.id in ('kind:' || ready.kind, 'project:' || flow)))
                      and (limit_key is null
                           or not (limit_key = any(v_full)) and not (snoozes = 0 and limit_key = any(v_spent)))
                    order by lane, turn, seq
                    limit v_want - cardinality(v_tids)
                    for update of ready skip locked) found;
                if v_last > (select last_value from job_turn_usual) then
                    perform setval('job_turn_usual', v_last);
                end if;
            else
                select array_agg(found.tid), bool_or(found.special), max(found.turn) into v_more, v_found, v_last from (
                    select ready.ctid as tid, turn, group_key is not null or limit_key is not null as special
                    from job_ready ready
                    where lane between case v_range when 0 then v_lane when 1 then 0 else 1001 end
                                   and case v_range when 0 then v_lane when 1 then 999 else 2147483647 end
                      and (v_range = 0 or v_lane is null or lane <> v_lane)
                      and (group_key is null
                           or not exists (select from job_lease lease where lease.group_key = ready.group_key))
                      and (not v_pauses
                           or not exists (select from queue_pause where queue_pause.id in ('kind:' || ready.kind, 'project:' || flow)))
                      and (limit_key is null
                           or not (limit_key = any(v_full)) and not (snoozes = 0 and limit_key = any(v_spent)))
                    order by lane, turn, seq
                    limit v_want - cardinality(v_tids)
                    for update of ready skip locked) found;
                if (v_range = 1 or v_range = 0 and v_lane < 1000) and v_last > (select last_value from job_turn_high) then
                    perform setval('job_turn_high', v_last);
                elsif (v_range = 3 or v_range = 0 and v_lane > 1000) and v_last > (select last_value from job_turn_low) then
                    perform setval('job_turn_low', v_last);
                end if;
            end if;
            if v_more is not null then
                v_tids := v_tids || v_more;
                v_special := v_special or v_found;
            end if;
        end loop;
        if v_special then -- the place in a group or under a limit has to be taken first
            select places.leased, places.waiting into v_leased, v_waiting
            from take_places(p_session, v_tids, v_limits, v_places, p_prefetch > 0) places;
        end if;
        if cardinality(v_tids) > 0 then
            return query
            with gone as (
                delete from job_ready
                where ctid = any(v_tids) and (not v_special or job_id in (select unnest(v_leased)))
                returning lane, turn, seq, job_id, attempt, snoozes
            ), leased as (
                insert into job_lease (job_id, attempt, snoozes, session_id)
                select job_id, attempt, snoozes, p_session from gone where not v_special
            ), taken as materialized (
                select job.*, gone.turn, gone.seq, gone.attempt, gone.snoozes
                -- Each is looked up by its id (offset 0 keeps it so), also by a plan made when today's jobs were few.
                from gone cross join lateral (select * from job where job.id = gone.job_id offset 0) job
            ), told as (
                insert into outbox (message_id, topic, key, type, occurred_at, packed, data)
                select job_fact_id(), 'sitewright.events', '', 'job.started', clock_timestamp(), true,
                       cast(json_build_object('jobs', array_agg(id), 'kinds', array_agg(kind), 'projects', array_agg(project_id),
                                              'correlations', array_agg(correlation_id), 'attempts', array_agg(attempt)) as text)
                from (select id, kind, project_id, correlation_id, attempt from taken
                      where snoozes = 0 and not quiet -- a snoozed attempt began long ago
                      order by lane, turn, seq) started
                having count(*) > 0
            )
            select taken.id, taken.kind, cast(taken.args as text), taken.project_id, taken.owner_id, taken.group_key, taken.lane,
                   taken.dedupe_key, taken.correlation_id, taken.attempt, taken.max_attempts, taken.snoozes, taken.timeout_ms,
                   coalesce(taken.deadline_at < now(), false), taken.quiet, taken.limit_key,
                   v_waiting is not null and taken.id in (select unnest(v_waiting)),
                   null::uuid[], null::bigint, null::bigint, null::boolean, null::integer, null::text[], null::text[]
            from taken order by taken.lane, taken.turn, taken.seq;
        end if;
        select turn into v_head from job_ready where lane = 1000 and turn >= p_low order by lane, turn limit 1;
    end if;
    return query select
        null::uuid, null::text, null::text, null::text, null::text, null::text, null::integer, null::text, null::text, null::smallint,
        null::smallint, null::integer, null::bigint, null::boolean, null::boolean, null::text, null::boolean, v_lost,
        coalesce(v_head, (select last_value from job_turn_usual)), v_due, v_paused, v_concurrency,
        case when v_pauses then array(select queue_pause.id from queue_pause) end, v_over;
end
$$;
