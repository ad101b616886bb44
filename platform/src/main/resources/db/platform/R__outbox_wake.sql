-- Wakes the relay, unless the writer does it after its commit (sitewright.wakes_relay): whoever notifies holds a lock of the whole server until
-- its transaction is on disk. See docs/decisions/0512.
create or replace function outbox_wake() returns trigger language plpgsql as $$
begin
    if current_setting('sitewright.wakes_relay', true) is distinct from 'on' then
        perform pg_notify('outbox', '');
    end if;
    return null;
end
$$;
