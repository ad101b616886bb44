-- Makes room for a month, which begins in UTC, unless there is some.
create or replace function audit_month(moment timestamptz) returns void language plpgsql as $$
declare
    first timestamp := date_trunc('month', moment at time zone 'UTC');
    part  text      := 'audit_entry_' || to_char(first, 'YYYY_MM');
begin
    perform pg_advisory_xact_lock(hashtextextended('audit_month', 0));
    if to_regclass(part) is null then
        execute format('create table %I partition of audit_entry for values from (%L) to (%L)',
            part, first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
        execute format('create trigger audit_entry_all_stay before truncate on %I for each statement execute function audit_refuse()',
            part);
    end if;
end
$$;
