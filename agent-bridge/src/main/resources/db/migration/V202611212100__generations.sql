-- Records that models propose. A run is there before the model is asked, and says by which message it asks.
create table generation_run (
    id         text        primary key,
    project_id text        not null,
    owner_id   text        not null,
    kind       text        not null,
    input      jsonb       not null,
    state      text        not null check (state in ('open', 'done', 'failed')),
    tries      integer     not null default 0,
    session_id text,
    message_id text,
    text       text,
    model      text,
    instance   text,                    -- the run of OpenCode that took the message
    item_id    text,                    -- what it has come to
    existing   boolean     not null default false,
    category   text,
    message    text,
    action     text,
    retryable  boolean,
    created_at timestamptz not null,
    ended_at   timestamptz
);

create index generation_run_open on generation_run (created_at) where state = 'open';
create index generation_run_project on generation_run (project_id, owner_id, id desc);

-- What models proposed, as they said it.
create table generation_item (
    id         text        primary key,
    run_id     text        not null references generation_run on delete cascade,
    number     integer     not null,
    body       jsonb       not null,
    state      text        not null check (state in ('proposed', 'accepted', 'rejected', 'stored')),
    violations jsonb       not null default '[]',
    at         timestamptz not null,
    unique (run_id, number)
);
