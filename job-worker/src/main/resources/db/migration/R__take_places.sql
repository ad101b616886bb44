-- Leases jobs of which some are of a group or under a limit, as far as there is room: p_tids are ready rows that are locked, first things
-- first. leased are those that are this session's now; of these, waiting have no place of their own under their limit.
-- See docs/decisions/0205.
create or replace function take_places(
    p_session uuid, p_tids tid[], p_limits boolean, p_places integer, p_ahead boolean, out leased uuid[], out waiting uuid[])
language plpgsql set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
    set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    v_keys text[] := '{}';
    v_rated boolean := false;
begin
    if p_limits then
        v_keys := array(select distinct limit_key from job_ready where ctid = any(p_tids) and limit_key is not null order by 1);
    end if;
    if cardinality(v_keys) > 0 then
        -- From here on nobody else takes a place under these limits until this transaction ends.
        perform from queue_limit where queue_limit.id = any(v_keys) order by queue_limit.id for update;
        update queue_limit
        set tokens = least(rate, tokens + greatest(0, rate * extract(epoch from clock_timestamp() - refilled_at) * 1000 / per_ms)),
            refilled_at = clock_timestamp()
        where queue_limit.id = any(v_keys) and rate is not null;
        v_rated := found;
    end if;
    with room as materialized (
        select queue_limit.id, queue_limit.concurrency - used.n as places,
               rate is null and p_ahead and (used.mine > 0 or p_places > 0 and queue_limit.concurrency > used.n) as ahead,
               case when rate is not null then floor(tokens) end as begins
        from queue_limit, lateral (
            select count(*) as n, count(*) filter (where session_id = p_session) as mine
            from job_lease where limit_key = queue_limit.id and not waits) used
        where queue_limit.id = any(v_keys)
    ), candidate as (
        select ready.*, asked.place,
               row_number() over earlier as nth,
               count(*) filter (where snoozes = 0) over earlier as nth_begun
        from unnest(p_tids) with ordinality as asked (tid, place) join job_ready ready on ready.ctid = asked.tid
        window earlier as (partition by limit_key order by place rows unbounded preceding)
    ), judged as materialized (
        select candidate.*, room.ahead,
               (group_key is null and room.id is null or place <= p_places)
                   and (room.places is null or nth <= room.places)
                   and (room.begins is null or snoozes > 0 or nth_begun <= room.begins) as placed
        from candidate left join room on room.id = candidate.limit_key
    ), chosen as (
        select job_id, attempt, snoozes, group_key, limit_key, not placed as waits from judged
        where group_key is null and (placed or ahead)
        union all
        (select distinct on (group_key) job_id, attempt, snoozes, group_key, limit_key, false
         from judged where group_key is not null and placed order by group_key, place)
    ), made as (
        insert into job_lease (job_id, attempt, snoozes, session_id, group_key, limit_key, waits)
        select job_id, attempt, snoozes, p_session, group_key, limit_key, waits from chosen order by group_key
        on conflict do nothing
        returning job_id, waits
    )
    select array_agg(job_id), array_agg(job_id) filter (where waits) into leased, waiting from made;
    if v_rated then
        update queue_limit set tokens = tokens - begun.n
        from (select limit_key, count(*) as n from job_lease
              where job_id = any(leased) and snoozes = 0 and limit_key is not null group by limit_key) begun
        where queue_limit.id = begun.limit_key and rate is not null;
    end if;
end
$$;
