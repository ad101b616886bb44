-- Attempts of people to sign in to providers of models. What comes of one is a connection; no token and no code is kept here.
create table sign_in (
    id            text        primary key,
    version       bigint      not null default 0,
    owner_id      text        not null,
    scope_id      text        not null, -- a user's id, or 'installation'
    provider      text        not null,
    method        int         not null, -- its place in OpenCode's list
    label         text        not null,
    state         text        not null check (state in ('waiting', 'finished', 'failed', 'cancelled', 'expired')),
    kind          text        not null check (kind in ('auto', 'code')),
    url           text        not null,
    instructions  text        not null,
    reason        text,
    connection_id text,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    expires_at    timestamptz not null
);

create index sign_in_owner on sign_in (owner_id, created_at);
create index sign_in_waiting on sign_in (expires_at) where state = 'waiting';
