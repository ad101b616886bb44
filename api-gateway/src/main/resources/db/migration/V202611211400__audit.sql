-- Who changed what, told by all services. Added to, never changed; whole months go when they are old enough.
create table audit_entry (
    id          text        not null,           -- of the message that told it
    occurred_at timestamptz not null,
    source      text        not null,
    actor_id    text        not null,
    action      text        not null,
    resource_id text        not null,
    owner_id    text,
    changes     text        not null,           -- JSON list of {pointer, before, after}
    address     text,
    request_id  text,
    stored_at   timestamptz not null,
    primary key (occurred_at, id)
) partition by range (occurred_at);

create index audit_entry_actor on audit_entry (actor_id, occurred_at, id);
create index audit_entry_owner on audit_entry (owner_id, occurred_at, id);
create index audit_entry_resource on audit_entry (resource_id, occurred_at, id);
create index audit_entry_request on audit_entry (request_id, occurred_at, id);

-- The service's role owns the table and cannot be refused rights on it; so the table itself refuses, whoever asks.
create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_refuse();
create trigger audit_entry_all_stay before truncate on audit_entry for each statement execute function audit_refuse();

-- Makes room for a month, which begins in UTC, unless there is some.
create function audit_month(moment timestamptz) returns void language plpgsql as $$
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

-- Drops the months that ended before a moment, and says how many.
create function audit_forget(moment timestamptz) returns integer language plpgsql as $$
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
