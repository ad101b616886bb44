-- What each call of a model used. It stays when its session is deleted: it was spent.
create table usage (
    message_id  text             primary key,
    session_id  text             not null,
    project_id  text             not null,
    owner_id    text             not null,
    model       text             not null,
    input       bigint           not null,
    output      bigint           not null,
    reasoning   bigint           not null,
    cache_read  bigint           not null,
    cache_write bigint           not null,
    cost        double precision not null,
    at          timestamptz      not null
);

create index usage_project on usage (project_id, at);
create index usage_owner on usage (owner_id, at);

-- Caps on what the agent may use: of a project, or of all projects of a user.
create table budget (
    id         text             primary key, -- a project's or a user's id
    owner_id   text             not null,
    version    bigint           not null,
    max_cost   double precision check (max_cost >= 0),
    max_tokens bigint           check (max_tokens >= 0),
    period     text             not null check (period in ('day', 'month', 'total'))
);

-- Models to go on with, in order, when the one before cannot; and how many of them a prompt has gone through.
alter table policy add column fallback_models jsonb not null default '[]';
alter table prompt add column fallback integer not null default 0;
