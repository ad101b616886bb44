-- Drops the months that ended before a moment, and says how many.
create or replace function audit_forget(moment timestamptz) returns integer language plpgsql as $$
declare
    part text;
    gone integer := 0;
begin
    perform pg_advisory_xact_lock(hashtextextended('audit_month', 0));
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'audit_entry'::regclass
          and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= moment at time zone 'UTC'
    loop
        execute format('drop table %I', part);
        gone := gone + 1;
    end loop;
    return gone;
end
$$;
