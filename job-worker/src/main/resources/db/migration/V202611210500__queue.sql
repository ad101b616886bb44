-- The queue, split by how often a row changes: what a job is never changes (job), what can run now is narrow and is deleted when it is
-- taken (job_ready), what runs is a lease of a worker's session (job_lease), what waits for a time lies apart (job_later), and what has
-- ended is only ever added to (job_done, job_log). Which of these tables holds a job is the job's state. See docs/decisions/0050.

-- The first UUIDv7 (RFC 9562) of an instant: its first 48 bits are milliseconds since 1970. Ids of jobs are such UUIDs, so ranges of
-- ids are ranges of time, and the three tables that grow are cut by day on the same bounds.
create function first_uuid_at(at timestamptz) returns uuid
    language sql immutable strict
    return cast(lpad(to_hex(cast(extract(epoch from at) * 1000 as bigint)), 12, '0') || repeat('0', 20) as uuid);

create table job (
    id             uuid        not null,
    kind           text        not null,
    -- json, not jsonb: nobody looks inside, and json takes every text that JSON can hold, NUL included.
    args           json        not null,
    project_id     text,
    owner_id       text,
    -- At most one job of a group runs at a time.
    group_key      text,
    -- Order of claiming, smallest first: number of the queue * 10000 + 1000 - priority. There is one queue, number 0.
    lane           integer     not null,
    dedupe_key     text,
    max_attempts   smallint    not null check (max_attempts > 0),
    timeout_ms     bigint      not null check (timeout_ms > 0),
    deadline_at    timestamptz,
    correlation_id text,
    parent_id      uuid,
    created_at     timestamptz not null default now(),
    primary key (id)
) partition by range (id);

create index job_of_project on job (project_id, id) where project_id is not null;

-- One row per attempt that may run now. Claiming deletes it.
create table job_ready (
    lane      integer  not null,
    seq       bigint   not null generated always as identity,
    job_id    uuid     not null,
    attempt   smallint not null,
    snoozes   integer  not null,
    group_key text,
    primary key (lane, seq)
) with (autovacuum_vacuum_cost_delay = 0, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, vacuum_truncate = off);

-- A worker process, for as long as it says so. Only the database's clock judges it.
create table worker_session (
    id         uuid        primary key,
    name       text        not null,
    started_at timestamptz not null default now(),
    until      timestamptz not null
) with (fillfactor = 50);

-- One row per running attempt. It lives as long as its session; a heartbeat therefore touches no row here.
create table job_lease (
    job_id        uuid        primary key,
    attempt       smallint    not null,
    snoozes       integer     not null,
    session_id    uuid        not null,
    claimed_at    timestamptz not null default now(),
    cancel_reason text
) with (fillfactor = 50, autovacuum_vacuum_cost_delay = 0, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Who holds the n-th place of a limit. A group is a limit of one place: n = 0, key 'group:' and the group.
create table limit_slot (
    limit_key text     not null,
    n         integer  not null,
    job_id    uuid     not null,
    attempt   smallint not null,
    primary key (limit_key, n)
) with (autovacuum_vacuum_cost_delay = 0, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Jobs that wait for a time: new with a delay or snoozed (scheduled), or after a failed attempt (retryable).
create table job_later (
    job_id    uuid        primary key,
    run_at    timestamptz not null,
    state     text        not null check (state in ('scheduled', 'retryable')),
    lane      integer     not null,
    attempt   smallint    not null,
    snoozes   integer     not null,
    group_key text
) with (autovacuum_vacuum_cost_delay = 0, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create index job_later_due on job_later (run_at);

-- The one job of a kind and dedupe key that has not ended.
create table job_active (
    kind       text not null,
    dedupe_key text not null,
    job_id     uuid not null,
    primary key (kind, dedupe_key)
) with (autovacuum_vacuum_cost_delay = 0, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create table job_done (
    job_id      uuid        not null,
    state       text        not null check (state in ('completed', 'cancelled', 'discarded')),
    -- The last attempt; 0 when none began.
    attempt     smallint    not null,
    error       text,
    finished_at timestamptz not null default now(),
    primary key (job_id)
) partition by range (job_id);

create table job_log (
    job_id  uuid        not null,
    seq     bigint      not null generated always as identity,
    attempt smallint    not null,
    at      timestamptz not null default now(),
    line    text        not null,
    primary key (job_id, seq)
) partition by range (job_id);

-- Safety net for ids outside every day's range, as after a jump of the clock.
create table job_other partition of job default;
create table job_done_other partition of job_done default;
create table job_log_other partition of job_log default;

-- Requests from the topic that were answered: the message's id makes a second delivery harmless.
create table job_request (
    message_id  text        primary key,
    received_at timestamptz not null default now(),
    -- Why no job came of it; null when one did, or when it asked for something else.
    refusal     text
);

create index job_request_received_at on job_request (received_at);

-- Makes the partitions of yesterday up to some days ahead. A day whose ids already lie in the safety net stays there.
create function make_job_partitions(days_ahead integer) returns void language plpgsql as $$
declare
    day date;
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('make_job_partitions'));
    for offset_days in -1..days_ahead loop
        day := cast(now() at time zone 'UTC' as date) + offset_days;
        foreach parent in array array['job', 'job_done', 'job_log'] loop
            if to_regclass(format('%s_%s', parent, to_char(day, 'YYYYMMDD'))) is null then
                begin
                    execute format(
                        'create table %I partition of %I for values from (%L) to (%L)',
                        format('%s_%s', parent, to_char(day, 'YYYYMMDD')), parent,
                        first_uuid_at(day::timestamp at time zone 'UTC'),
                        first_uuid_at((day + 1)::timestamp at time zone 'UTC'));
                exception when check_violation then
                    raise notice 'ids of % lie in the safety net of %', day, parent;
                end;
            end if;
        end loop;
    end loop;
end
$$;

select make_job_partitions(7);

-- Forgets ended jobs of days that are over for longer than keep_days. A day on which an unfinished job was made stays whole.
create function drop_job_partitions(keep_days integer) returns integer language plpgsql as $$
declare
    partition regclass;
    day date;
    bound uuid;
    dropped integer := 0;
begin
    perform pg_advisory_xact_lock(hashtext('make_job_partitions'));
    perform set_config('lock_timeout', '2s', true);
    for partition in
        select inhrelid::regclass from pg_inherits
        where inhparent = 'job'::regclass and inhrelid::regclass::text ~ '^job_[0-9]{8}$'
    loop
        day := to_date(substr(partition::text, 5), 'YYYYMMDD');
        bound := first_uuid_at((day + 1)::timestamp at time zone 'UTC');
        continue when day >= cast(now() at time zone 'UTC' as date) - keep_days;
        continue when exists (select from job_ready where job_id < bound)
                   or exists (select from job_later where job_id < bound)
                   or exists (select from job_lease where job_id < bound);
        execute format('drop table job_log_%1$s, job_done_%1$s, job_%1$s', to_char(day, 'YYYYMMDD'));
        dropped := dropped + 1;
    end loop;
    delete from job_request where received_at < now() - keep_days * interval '1 day';
    return dropped;
end
$$;

-- What people and tests ask: every job with its state.
create view job_state as
select job.*,
       case
           when done.job_id is not null then done.state
           when lease.job_id is not null then 'running'
           when ready.job_id is not null then 'available'
           when later.job_id is not null then later.state
       end as state,
       coalesce(done.attempt, lease.attempt, ready.attempt, later.attempt) as attempt,
       coalesce(lease.snoozes, ready.snoozes, later.snoozes, 0) as snoozes,
       later.run_at,
       lease.session_id,
       lease.cancel_reason,
       done.error,
       done.finished_at
from job
left join job_ready ready on ready.job_id = job.id
left join job_lease lease on lease.job_id = job.id
left join job_later later on later.job_id = job.id
left join job_done done on done.job_id = job.id;
