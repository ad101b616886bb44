-- Stores facts that were read and how far that was, in one call: readers wait for each word between gateway and database.
-- Fails with SW001 when the position is not where the writer thought. Gives the place of each fact that was not stored before, and its number.
--
-- Its look-ups are said so plainly that no plan can read a whole stream. A plan is kept for as long as a connection lives, and was made when
-- the tables were empty or nothing was known of them: the one of "not exists" went through all ids of a stream for each fact that came.
create or replace function log_append(
    in_cluster text, in_topic text, in_partitions int[], in_known bigint[], in_next bigint[],
    in_streams text[], in_ids text[], in_types text[], in_sources text[], in_subjects text[],
    in_times timestamptz[], in_correlations text[], in_data text[], in_now timestamptz
) returns table (place bigint, number bigint) language plpgsql
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
    touched int;
    wanted  text[] := array(select distinct n from unnest(in_streams) as n);
begin
    update log_position as p set next_offset = m.next
    from unnest(in_partitions, in_known, in_next) as m (partition, known, next)
    where p.cluster = in_cluster and p.topic = in_topic and p.partition = m.partition and p.next_offset = m.known;
    get diagnostics touched = row_count;
    if touched <> cardinality(in_partitions) then
        raise exception 'another writer has moved on' using errcode = 'SW001';
    end if;
    if cardinality(wanted) = 0 then
        return;
    end if;
    -- In one order, so that two writers never wait for each other; held until the commit, so that heads cannot move in between.
    perform 1 from log_stream s where s.name = any(wanted) order by s.name for update;
    get diagnostics touched = row_count;
    if touched <> cardinality(wanted) then
        insert into log_stream (name) select n from unnest(wanted) as n order by n on conflict do nothing;
        perform 1 from log_stream s where s.name = any(wanted) order by s.name for update;
    end if;
    return query
    with incoming as (
        select s.id as stream_id, s.head, i.*
        from unnest(in_streams, in_ids, in_types, in_sources, in_subjects, in_times, in_correlations, in_data)
             with ordinality as i (stream, event_id, type, source, subject, occurred_at, correlation_id, data, place)
        join log_stream s on s.name = i.stream
    ), fresh as (
        select distinct on (stream_id, event_id) i.* from incoming i
        where (select 1 from log_seen k where k.stream_id = i.stream_id and k.event_id = i.event_id limit 1) is null
        order by stream_id, event_id, place
    ), numbered as (
        select *, head + row_number() over (partition by stream_id order by place) as number from fresh
    ), moved as (
        update log_stream s set head = n.head
        from (select stream_id, max(number) as head from numbered group by stream_id) n where s.id = n.stream_id
    ), seen as (
        insert into log_seen (stream_id, event_id, seen_at) select stream_id, event_id, in_now from numbered
    ), inserted as (
        insert into log_event
            (stream_id, number, event_id, type, source, subject, occurred_at, correlation_id, data, stored_at)
        select stream_id, number, event_id, type, source, subject, occurred_at, correlation_id, data, in_now from numbered
    )
    select n.place, n.number from numbered n;
end
$$;
