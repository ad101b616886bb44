-- The event log by months of storing, so that what is old enough goes as whole tables; and what was seen before in a table of its own, so
-- that a fact that comes again is known although it is not kept any more.
-- allow: gateways are stopped for this step
alter table log_event rename to log_event_whole;

create table log_event (
    stream_id      bigint      not null,
    number         bigint      not null,
    event_id       text        not null,
    type           text        not null,
    source         text        not null,
    subject        text        not null,
    occurred_at    timestamptz not null,
    correlation_id text,
    data           text        not null,
    stored_at      timestamptz not null,
    primary key (stream_id, number, stored_at)
) partition by range (stored_at);

create table log_seen (
    stream_id bigint      not null,
    event_id  text        not null,
    seen_at   timestamptz not null,
    primary key (stream_id, event_id, seen_at)
) partition by range (seen_at);

-- Makes room for a month, which begins in UTC, unless there is some.
create function log_month(moment timestamptz) returns void language plpgsql as $$
declare
    first timestamp := date_trunc('month', moment at time zone 'UTC');
    whole text;
    part  text;
begin
    perform pg_advisory_xact_lock(hashtextextended('log_month', 0));
    foreach whole in array array['log_event', 'log_seen'] loop
        part := whole || to_char(first, '_YYYY_MM');
        if to_regclass(part) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                part, whole, first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
        end if;
    end loop;
end
$$;

-- Names of the months of a table that ended before a moment.
create function log_months_before(whole text, moment timestamptz) returns setof text language sql stable as $$
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = whole::regclass
      and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= moment at time zone 'UTC'
    order by 1
$$;

-- Drops the months of facts that ended before the first moment, and says how many; of what was seen those before the second. The streams
-- know from then on where they begin.
create function log_forget(facts_before timestamptz, seen_before timestamptz) returns integer language plpgsql as $$
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

select log_month(month) from (
    select distinct date_trunc('month', stored_at at time zone 'UTC') at time zone 'UTC' as month from log_event_whole
) months;
insert into log_event select * from log_event_whole;
insert into log_seen select stream_id, event_id, stored_at from log_event_whole;
-- allow: everything in it was just copied
drop table log_event_whole;
