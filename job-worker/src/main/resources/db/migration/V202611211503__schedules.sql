-- Jobs that recur.
create table job_schedule (
    name       text        primary key,
    kind       text        not null,
    args       json        not null,
    -- Five fields as in Unix, read in the time zone.
    cron       text        not null,
    zone       text        not null,
    project_id text,
    owner_id   text,
    next_at    timestamptz not null,
    last_at    timestamptz,
    last_job   uuid
);

create index job_schedule_next on job_schedule (next_at);
