-- What people add to the agent: connections to providers of models, MCP servers, skills.
create table extension (
    id         text        primary key,
    kind       text        not null check (kind in ('connection', 'mcp-server', 'skill')),
    scope_id   text        not null, -- a user's id, a project's id, or 'installation'
    owner_id   text        not null,
    name       text        not null,
    version    bigint      not null default 0,
    fields     jsonb       not null,
    sealed     text,                 -- its secrets, by the installation's key
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (scope_id, owner_id, kind, name)
);

-- Which models somebody prefers: a user everywhere, or in one project.
create table model_preference (
    id         text   primary key, -- a user's or a project's id
    owner_id   text   not null,
    version    bigint not null,
    model      text,
    fast_model text,
    favourites jsonb  not null
);
