-- Names of the months of a table that ended before a moment.
create or replace function log_months_before(whole text, moment timestamptz) returns setof text language sql stable as $$
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = whole::regclass
      and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= moment at time zone 'UTC'
    order by 1
$$;
