-- Projects with their wanted and observed state. Facts about every change leave through the outbox (db/platform).
create table project (
    id               text primary key check (id ~ '^prj_[0-9a-f]{32}$'),
    owner_id         text        not null,
    name             text        not null check (char_length(name) between 1 and 100),
    slug             text        not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 63),
    prompt           text        not null check (octet_length(prompt) between 1 and 65536),
    template         text        not null,
    wanted_state     text        not null check (wanted_state in ('created', 'running', 'stopped', 'deleted')),
    observed_state   text        not null
        check (observed_state in ('unknown', 'starting', 'healthy', 'unhealthy', 'crashed', 'missing')),
    preview_url      text,
    healthy_since    timestamptz,
    session_id       text,
    agent_state      text        not null check (agent_state in ('waiting', 'working', 'idle', 'failed')),
    agent_seen_at    timestamptz,                       -- when the newest fact behind agent_state happened
    restart_failures integer     not null default 0 check (restart_failures >= 0),
    restart_not_before timestamptz,                     -- set by the last restart: the back-off it began
    next_attempt_at  timestamptz,                       -- when the reconciler acts; null: it has nothing to do
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    version          bigint      not null,

    constraint project_slug_is_unique_per_owner unique (owner_id, slug),
    constraint preview_url_only_when_healthy check ((preview_url is not null) = (observed_state = 'healthy')),
    constraint healthy_since_only_when_healthy check ((healthy_since is not null) = (observed_state = 'healthy'))
);

-- ids begin with their time: this is the owner's list, newest first
create index project_by_owner on project (owner_id, id desc);

-- only projects that need the reconciler are in here, so asking costs nothing when all is well
create index project_to_reconcile on project (next_attempt_at) where next_attempt_at is not null;
