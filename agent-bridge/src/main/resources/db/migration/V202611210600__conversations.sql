-- OpenCode's sessions that belong to projects, and those of their sub-agents.
create table session (
    id         text        primary key,
    project_id text        not null,
    owner_id   text        not null,
    parent_id  text        references session,
    main       boolean     not null,
    directory  text        not null,
    failure    jsonb,                -- the last error OpenCode told of the session itself, as a diagnostic
    failed_at  timestamptz,
    created_at timestamptz not null default now()
);

create unique index session_main on session (project_id) where main;
create index session_directory on session (directory);
create index session_parent on session (parent_id);

-- The record: conversations as OpenCode told them, without what providers sent. They outlive OpenCode's own store.
create table message (
    id         text    primary key,
    session_id text    not null references session on delete cascade,
    role       text    not null,
    complete   boolean not null,
    body       jsonb   not null
);

create index message_session on message (session_id, id);

create table part (
    id         text    primary key,
    message_id text    not null,
    session_id text    not null references session on delete cascade,
    kind       text    not null,
    body       jsonb   not null
);

create index part_message on part (message_id, id);

-- What was told of a session: a key is told once, or again only with another, newer value.
create table told (
    session_id text        not null references session on delete cascade,
    key        text        not null,
    value      text,
    at         timestamptz not null,
    primary key (session_id, key)
);

-- Questions and requests for permission: the agent waits until they are answered, here at the latest at their deadline.
create table request (
    id         text        primary key,
    session_id text        not null references session on delete cascade,
    kind       text        not null check (kind in ('question', 'permission')),
    body       jsonb       not null,
    fallback   jsonb       not null,
    asked_at   timestamptz not null,
    deadline   timestamptz not null,
    open       boolean     not null
);

create index request_open on request (deadline) where open;

-- Prompts, each given to the agent once. message_id is chosen before it is sent: OpenCode's messages then tell whether it arrived.
create table prompt (
    id          text        primary key,
    project_id  text        not null,
    session_id  text        not null references session on delete cascade,
    text        text        not null,
    state       text        not null check (state in ('accepted', 'sent', 'finished', 'failed')),
    message_id  text        not null,
    resuming    boolean     not null default false,
    tries       integer     not null default 1,
    instance    text,
    category    text,
    message     text,
    action      text,
    retryable   boolean,
    accepted_at timestamptz not null,
    sent_at     timestamptz,
    quiet_at    timestamptz,             -- since when the session rests though the answer has no end
    ended_at    timestamptz
);

create index prompt_open on prompt (accepted_at) where state in ('accepted', 'sent');
create index prompt_session on prompt (session_id);
