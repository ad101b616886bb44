-- What administrators set while the system runs. Each known setting has a row; without a value its default holds.
create table setting (
    id         text        primary key,
    owner_id   text        not null,            -- whose system it is: 'installation'
    value      integer,
    version    bigint      not null default 0,
    updated_at timestamptz
);

-- Tells every replica.
create function setting_told() returns trigger language plpgsql as $$
begin
    perform pg_notify('settings', '');
    return null;
end
$$;

create trigger setting_told after insert or update or delete on setting for each statement execute function setting_told();
