-- The hot path: one call ends jobs and takes new ones. A function, because what it has to look at depends on what there is: without
-- limits and pauses nothing is asked about them, and each question sees what was committed before it.

create function job_fact_id() returns text language sql volatile as $$
    -- evt_ and a UUIDv7 (RFC 9562): milliseconds, version, random
    select 'evt_' || lpad(to_hex(cast(extract(epoch from clock_timestamp()) * 1000 as bigint)), 12, '0') || '7'
        || substr(replace(cast(gen_random_uuid() as text), '-', ''), 14)
$$;

create function job_wire_id(id uuid) returns text language sql immutable strict as $$
    select 'job_' || replace(cast(id as text), '-', '')
$$;

-- Adds jobs and tells of them; each array holds one column. One whose (kind, dedupe key) is active is not added; its twin's id comes back
-- instead, or null when the twin was committed after this statement began.
create function enqueue_jobs(
    p_ids uuid[], p_kinds text[], p_args text[], p_projects text[], p_owners text[], p_groups text[], p_lanes integer[],
    p_dedupe_keys text[], p_max_attempts smallint[], p_timeouts bigint[], p_deadlines bigint[], p_delays bigint[],
    p_correlations text[], p_parents uuid[], p_limits text[], p_quiet boolean[])
returns table (id uuid, fresh boolean, twin uuid)
language plpgsql set enable_seqscan = off set enable_mergejoin = off set jit = off
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with wanted as materialized (
        select w.*, coalesce(project_id, 'kind:' || kind) as flow
        from unnest(p_ids, p_kinds, p_args, p_projects, p_owners, p_groups, p_lanes, p_dedupe_keys, p_max_attempts, p_timeouts,
                    p_deadlines, p_delays, p_correlations, p_parents, p_limits, p_quiet) with ordinality
            as w (id, kind, args, project_id, owner_id, group_key, lane, dedupe_key, max_attempts, timeout_ms, deadline_ms, delay_ms,
                  correlation_id, parent_id, limit_key, quiet, n)
    ), first as (
        insert into job_active (kind, dedupe_key, job_id)
        select kind, dedupe_key, id from wanted where dedupe_key is not null order by kind, dedupe_key, n
        on conflict do nothing
        returning job_id
    ), fresh as materialized (
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
        from (select distinct lane, flow from wanted where delay_ms = 0) asked
    ), ready as (
        insert into job_ready (lane, turn, job_id, attempt, snoozes, group_key, flow, kind, limit_key)
        select fresh.lane, flows.base + row_number() over (partition by fresh.lane, fresh.flow order by fresh.n),
               fresh.id, 1, 0, fresh.group_key, fresh.flow, fresh.kind, fresh.limit_key
        from fresh join flows on flows.lane = fresh.lane and flows.flow = fresh.flow
        where delay_ms = 0 order by fresh.n
    ), later as (
        insert into job_later (job_id, run_at, state, lane, attempt, snoozes, group_key)
        select id, now() + delay_ms * interval '1 millisecond', 'scheduled', lane, 1, 0, group_key from fresh where delay_ms > 0
    ), told as (
        insert into outbox (message_id, topic, key, type, correlation_id, occurred_at, data)
        select job_fact_id(), 'sitewright.events', coalesce(project_id, 'queue'), 'job.enqueued', correlation_id, clock_timestamp(),
               cast(json_build_object('jobId', job_wire_id(id), 'kind', kind, 'projectId', project_id) as text)
        from fresh where not quiet order by n
    )
    select wanted.id, dedupe_key is null or wanted.id in (select job_id from first),
           case when dedupe_key is not null then
               (select job_id from job_active twin where twin.kind = wanted.kind and twin.dedupe_key = wanted.dedupe_key) end
    from wanted
    order by wanted.n;
end
$$;

-- Ends jobs that are done; returns those that are no longer their session's, of which nothing is recorded.
create function finish_jobs(
    p_jobs uuid[], p_attempts smallint[], p_sessions uuid[], p_results text[], p_kinds text[], p_projects text[],
    p_correlations text[], p_dedupe_keys text[], p_quiet boolean[])
returns uuid[] language plpgsql as $$
declare
    v_lost uuid[];
begin
    with wanted as materialized (
        select * from unnest(p_jobs, p_attempts, p_sessions, p_results, p_kinds, p_projects, p_correlations, p_dedupe_keys, p_quiet)
            as w (job_id, attempt, session_id, result, kind, project_id, correlation_id, dedupe_key, quiet)
    ), ended as (
        delete from job_lease lease using wanted
        where lease.job_id = wanted.job_id and lease.attempt = wanted.attempt and lease.session_id = wanted.session_id
        returning wanted.*
    ), released as (
        delete from job_active active using ended
        where ended.dedupe_key is not null
          and active.kind = ended.kind and active.dedupe_key = ended.dedupe_key and active.job_id = ended.job_id
    ), done as (
        insert into job_done (job_id, state, attempt, result)
        select job_id, 'completed', attempt, cast(result as json) from ended
    ), told as (
        insert into outbox (message_id, topic, key, type, correlation_id, occurred_at, data)
        select job_fact_id(), 'sitewright.events', coalesce(project_id, 'queue'), 'job.completed', correlation_id, clock_timestamp(),
               cast(json_build_object('jobId', job_wire_id(job_id), 'kind', kind, 'projectId', project_id, 'attempt', attempt) as text)
        from ended where not quiet
    )
    select array(select job_id from wanted where job_id not in (select job_id from ended)) into v_lost;
    return v_lost;
end
$$;

-- Moves due jobs to the ready ones; only one worker does so at a time. Returns milliseconds until the next is due, at most a minute.
create function promote_jobs() returns bigint language plpgsql as $$
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

-- Ends jobs, moves due ones if asked to, and takes up to p_places jobs to be run now and p_prefetch more for the moment after. Jobs of a
-- group or under a limit are never taken before there is a place for them. p_low: no ready job of the usual priority has an earlier turn,
-- as far as the worker knows; a hint that spares looking at what was deleted. p_oldest: begin with the lane whose first job waits longest.
-- The last row tells the state of things; those before are the jobs.
create function job_step(
    p_session uuid, p_concurrency integer, p_places integer, p_prefetch integer, p_low bigint, p_oldest boolean, p_promote boolean,
    p_jobs uuid[], p_attempts smallint[], p_sessions uuid[], p_results text[], p_kinds text[], p_projects text[],
    p_correlations text[], p_dedupe_keys text[], p_quiet boolean[])
returns table (
    id uuid, kind text, args text, project_id text, owner_id text, group_key text, lane integer, dedupe_key text, correlation_id text,
    attempt smallint, max_attempts smallint, snoozes integer, timeout_ms bigint, overdue boolean, quiet boolean,
    lost uuid[], low bigint, due_ms bigint, paused boolean, concurrency integer)
language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    v_lost uuid[];
    v_due bigint;
    v_setting queue_setting;
    v_pauses boolean;
    v_limits boolean;
    v_places integer := p_places;
    v_want integer;
    v_tids tid[] := '{}';
    v_more tid[];
    v_rows job_ready[];
    v_leased uuid[];
    v_special boolean := false;
    v_found boolean;
    v_lane integer;
    v_full text[] := '{}';
    v_spent text[] := '{}';
    v_keys text[];
    v_last bigint;
    v_head bigint;
begin
    if cardinality(p_jobs) > 0 then
        v_lost := finish_jobs(
            p_jobs, p_attempts, p_sessions, p_results, p_kinds, p_projects, p_correlations, p_dedupe_keys, p_quiet);
    end if;
    if p_promote then
        v_due := coalesce(promote_jobs(), 60000);
    end if;
    select * into v_setting from queue_setting;
    if v_setting.concurrency < p_concurrency then
        v_places := greatest(0, v_places - (p_concurrency - v_setting.concurrency));
    end if;
    v_want := v_places + case when v_places > 0 or p_places = 0 then p_prefetch else 0 end;
    if v_want > 0 and not v_setting.paused
            and exists (select from worker_session where worker_session.id = p_session and until > now()) then
        v_pauses := exists (select from queue_pause);
        v_limits := exists (select from queue_limit);
        if v_limits then
            v_full := array(
                select used.limit_key
                from (select limit_key, count(*) as n from job_lease where limit_key is not null group by limit_key) used
                join queue_limit on queue_limit.id = used.limit_key
                where used.n >= queue_limit.concurrency)
                || array(select queue_limit.id from queue_limit where queue_limit.concurrency = 0);
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
            v_rows := array(select ready from job_ready ready where ctid = any(v_tids));
            if v_limits then
                v_keys := array(select distinct r.limit_key from unnest(v_rows) r where r.limit_key is not null order by 1);
            end if;
            if cardinality(v_keys) > 0 then
                -- From here on nobody else takes a place under these limits until this transaction ends.
                perform from queue_limit where queue_limit.id = any(v_keys) order by queue_limit.id for update;
                update queue_limit
                set tokens = least(rate, tokens + greatest(0, rate * extract(epoch from clock_timestamp() - refilled_at) * 1000 / per_ms)),
                    refilled_at = clock_timestamp()
                where queue_limit.id = any(v_keys) and rate is not null;
            end if;
            with room as materialized (
                select queue_limit.id, queue_limit.concurrency - (select count(*) from job_lease where limit_key = queue_limit.id) as places,
                       case when rate is not null then floor(tokens) end as begins
                from queue_limit where queue_limit.id = any(coalesce(v_keys, '{}'))
            ), candidate as (
                select r.lane, r.turn, r.seq, r.job_id, r.attempt, r.snoozes, r.group_key, r.limit_key,
                       row_number() over (order by r.lane, r.turn, r.seq) as place,
                       row_number() over (partition by r.limit_key order by r.lane, r.turn, r.seq) as nth,
                       row_number() over (partition by r.limit_key, r.snoozes > 0 order by r.lane, r.turn, r.seq) as nth_begun
                from unnest(v_rows) r
            ), allowed as materialized (
                select candidate.* from candidate left join room on room.id = candidate.limit_key
                where (group_key is null and limit_key is null or place <= v_places)
                  and (room.places is null or nth <= room.places)
                  and (room.begins is null or snoozes > 0 or nth_begun <= room.begins)
            ), chosen as (
                select job_id, attempt, snoozes, group_key, limit_key from allowed where group_key is null
                union all
                (select distinct on (group_key) job_id, attempt, snoozes, group_key, limit_key
                 from allowed where group_key is not null order by group_key, lane, turn, seq)
            ), leased as (
                insert into job_lease (job_id, attempt, snoozes, session_id, group_key, limit_key)
                select job_id, attempt, snoozes, p_session, group_key, limit_key from chosen order by group_key
                on conflict do nothing
                returning job_id
            )
            select array_agg(job_id) into v_leased from leased;
            if cardinality(v_keys) > 0 then
                update queue_limit set tokens = tokens - begun.n
                from (select r.limit_key, count(*) as n from unnest(v_rows) r
                      where r.snoozes = 0 and r.job_id = any(v_leased) group by r.limit_key) begun
                where queue_limit.id = begun.limit_key and rate is not null;
            end if;
        end if;
        if cardinality(v_tids) > 0 then
            return query
            with gone as (
                delete from job_ready
                where ctid = any(v_tids) and (not v_special or job_id = any(v_leased))
                returning lane, turn, seq, job_id, attempt, snoozes
            ), leased as (
                insert into job_lease (job_id, attempt, snoozes, session_id)
                select job_id, attempt, snoozes, p_session from gone where not v_special
            ), taken as materialized (
                select job.*, gone.turn, gone.seq, gone.attempt, gone.snoozes from gone join job on job.id = gone.job_id
            ), told as (
                insert into outbox (message_id, topic, key, type, correlation_id, occurred_at, data)
                select job_fact_id(), 'sitewright.events', coalesce(taken.project_id, 'queue'), 'job.started', taken.correlation_id,
                       clock_timestamp(),
                       cast(json_build_object('jobId', job_wire_id(taken.id), 'kind', taken.kind, 'projectId', taken.project_id,
                                              'attempt', taken.attempt) as text)
                from taken where taken.snoozes = 0 and not taken.quiet -- a snoozed attempt began long ago
                order by taken.lane, taken.turn, taken.seq
            )
            select taken.id, taken.kind, cast(taken.args as text), taken.project_id, taken.owner_id, taken.group_key, taken.lane,
                   taken.dedupe_key, taken.correlation_id, taken.attempt, taken.max_attempts, taken.snoozes, taken.timeout_ms,
                   coalesce(taken.deadline_at < now(), false), taken.quiet,
                   null::uuid[], null::bigint, null::bigint, null::boolean, null::integer
            from taken order by taken.lane, taken.turn, taken.seq;
        end if;
        select turn into v_head from job_ready where lane = 1000 and turn >= p_low order by lane, turn limit 1;
    end if;
    return query select
        null::uuid, null::text, null::text, null::text, null::text, null::text, null::integer, null::text, null::text, null::smallint,
        null::smallint, null::integer, null::bigint, null::boolean, null::boolean, v_lost,
        coalesce(v_head, (select last_value from job_turn_usual)), v_due, v_setting.paused, v_setting.concurrency;
end
$$;
