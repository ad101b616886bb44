-- Tells every replica.
create or replace function setting_told() returns trigger language plpgsql as $$
begin
    perform pg_notify('settings', '');
    return null;
end
$$;
