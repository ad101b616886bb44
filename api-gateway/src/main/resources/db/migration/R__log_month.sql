-- Makes room for a month, which begins in UTC, unless there is some.
create or replace function log_month(moment timestamptz) returns void language plpgsql as $$
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
