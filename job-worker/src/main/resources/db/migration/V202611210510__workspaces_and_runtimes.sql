-- A project's workspace as project.create made it.
create table workspace (
    project_id text        primary key,
    owner_id   text        not null,
    template   text        not null,
    checkpoint text        not null,
    created_at timestamptz not null default now()
);

-- A project's preview. Whoever starts or stops one holds this row's lock, so that it never runs twice.
create table runtime (
    project_id  text        primary key,
    runtime     text        not null,
    state       text        not null check (state in ('stopped', 'starting', 'ready', 'failed', 'crashed')),
    -- The machine that carries the process: only its own worker can look after it.
    machine     text        not null,
    preview_url text,
    health_url  text,
    pid         bigint,
    -- Milliseconds since 1970, as ProcessHandle says: with the pid it names the process for good.
    pid_started bigint,
    changed_at  timestamptz not null default now()
);

create index runtime_alive on runtime (machine) where state in ('starting', 'ready');

-- A project keeps its port while it is free. Two projects never share one.
create table port_reservation (
    port        integer     primary key,
    project_id  text        not null unique,
    reserved_at timestamptz not null default now()
);
