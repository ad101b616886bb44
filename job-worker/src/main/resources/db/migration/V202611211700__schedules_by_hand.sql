-- What recurs can also be set over HTTP: it can pause, and run once by hand, whatever its times.
alter table job_schedule
    add column paused boolean not null default false,
    -- Asked for by hand: one job is made at once, also while it is paused. The loop over due ones makes it and takes the wish back.
    add column run_now boolean not null default false,
    add column created_by text not null default 'service:job-worker',
    add column created_at timestamptz not null default now(),
    add column version bigint not null default 0;
