-- Something to own, for the tests of the kit.
create table note (
    id       text primary key,
    owner_id text   not null,
    text     text   not null check (text <> 'poison'),
    version  bigint not null
);
