-- Drops the months of facts that ended before the first moment, and says how many; of what was seen those before the second. The streams
-- know from then on where they begin.
create or replace function log_forget(facts_before timestamptz, seen_before timestamptz) returns integer language plpgsql as $$
declare
    part text;
    gone integer := 0;
begin
    perform pg_advisory_xact_lock(hashtextextended('log_month', 0));
    for part in select log_months_before('log_event', facts_before) loop
        execute format('update log_stream s set oldest = p.last + 1
            from (select stream_id, max(number) as last from %I group by stream_id) p
            where s.id = p.stream_id and s.oldest <= p.last', part);
        execute format('drop table %I', part);
        gone := gone + 1;
    end loop;
    for part in select log_months_before('log_seen', seen_before) loop
        execute format('drop table %I', part);
    end loop;
    return gone;
end
$$;
