-- What people change while the queue runs: pauses, limits, concurrency; results and progress of jobs; numbered log lines; turns.
-- See docs/decisions/0200 to 0203.

drop view job_state;

-- Jobs of equal priority take turns by flow (their project; without one, their kind). A job's turn is given out when it becomes ready:
-- the one after its flow's last waiting job, but never before the turn that is being served. Sequences, since a row that each claim
-- updates would grow dead versions while an old snapshot is held. One clock each for priorities above, at and below the usual one.
create sequence job_turn_high;
create sequence job_turn_usual;
create sequence job_turn_low;

-- The turn that is being served in a lane. Lane 1000 is the usual priority, 0.
create function job_turn(lane integer) returns bigint language sql stable as $$
    select case when lane = 1000 then (select last_value from job_turn_usual)
                when lane < 1000 then (select last_value from job_turn_high)
                else (select last_value from job_turn_low) end
$$;

alter table job
    add column limit_key text,
    -- Tells no facts of ordinary progress (enqueued, started, completed).
    add column quiet boolean not null default false,
    -- Attempts that were used up before the job was last taken out of the dead letters.
    add column attempts_before smallint not null default 0;

-- allow: workers are stopped for this step
create index job_of_owner on job (owner_id, id) where owner_id is not null;

alter table job_ready
    add column turn bigint not null default 1,
    add column flow text not null default '',
    add column kind text not null default '',
    add column limit_key text,
    add column ready_at timestamptz not null default now();
update job_ready set kind = job.kind, flow = coalesce(job.project_id, 'kind:' || job.kind) from job where job.id = job_ready.job_id;
-- allow: workers of before do not know these columns and are stopped for this step; waiting jobs are few
alter table job_ready drop constraint job_ready_pkey, add primary key (lane, turn, seq);
-- allow: workers of before do not know these columns and are stopped for this step; waiting jobs are few
create index job_ready_flow on job_ready (flow, lane, turn);

-- A lease is also the place in its group and under its limit: who loses the lease has lost these too, in the same statement.
alter table job_lease add column group_key text, add column limit_key text;
update job_lease set group_key = job.group_key from job where job.id = job_lease.job_id;
-- allow: its rows are leases' own columns now; workers of before are stopped for this step
drop table limit_slot;
-- allow: only running jobs have rows here
create unique index job_lease_group on job_lease (group_key) where group_key is not null;
-- allow: only running jobs have rows here
create index job_lease_limit on job_lease (limit_key) where limit_key is not null;
-- allow: only running jobs have rows here
create index job_lease_cancelled on job_lease (session_id) where cancel_reason is not null;

alter table job_done add column result json;
-- allow: the kept days of history are read once; workers are stopped for this step
create index job_done_dead on job_done (job_id) where state <> 'completed';

-- How far a job says it is.
create table job_progress (
    job_id  uuid        not null,
    percent smallint    not null,
    text    text        not null,
    at      timestamptz not null default now(),
    primary key (job_id)
) partition by range (job_id);
create table job_progress_other partition of job_progress default;

-- Log lines have numbers of their own in each job, from 1 and without gaps, so that a reader can go on after one.
alter table job_log add column n bigint;
update job_log set n = numbered.n
from (select job_id, seq, row_number() over (partition by job_id order by seq) as n from job_log) numbered
where numbered.job_id = job_log.job_id and numbered.seq = job_log.seq;
-- allow: lines are numbered anew just above; workers of before are stopped for this step
alter table job_log alter column n set not null, drop constraint job_log_pkey, drop column seq, add primary key (job_id, n);

-- What holds for all workers. One row.
create table queue_setting (
    id          text    primary key default 'queue' check (id = 'queue'),
    paused      boolean not null default false,
    -- Jobs at once in each worker; null: as the worker is configured.
    concurrency integer check (concurrency between 1 and 1000),
    version     bigint  not null default 0
);
insert into queue_setting default values;

-- Kinds and projects whose jobs wait.
create table queue_pause (
    id         text        primary key,
    scope      text        not null check (scope in ('kind', 'project')),
    name       text        not null,
    created_by text        not null,
    created_at timestamptz not null,
    version    bigint      not null default 0
);

-- How many jobs of a key run at once in all workers, and how many begin per time. No counter: who runs is in job_lease. What may still
-- begin in this period is here (tokens), and changes only under this row's lock.
create table queue_limit (
    id          text    primary key,
    concurrency integer check (concurrency >= 0),
    rate        integer check (rate > 0),
    per_ms      bigint  check (per_ms > 0),
    tokens      double precision not null default 0,
    refilled_at timestamptz      not null default now(),
    version     bigint  not null default 0,
    check ((rate is null) = (per_ms is null))
) with (fillfactor = 50);

create or replace function make_job_partitions(days_ahead integer) returns void language plpgsql as $$
declare
    day date;
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('make_job_partitions'));
    for offset_days in -1..days_ahead loop
        day := cast(now() at time zone 'UTC' as date) + offset_days;
        foreach parent in array array['job', 'job_done', 'job_log', 'job_progress'] loop
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

create or replace function drop_job_partitions(keep_days integer) returns integer language plpgsql as $$
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
        execute format('drop table if exists job_progress_%1$s', to_char(day, 'YYYYMMDD'));
        execute format('drop table job_log_%1$s, job_done_%1$s, job_%1$s', to_char(day, 'YYYYMMDD'));
        dropped := dropped + 1;
    end loop;
    delete from job_request where received_at < now() - keep_days * interval '1 day';
    return dropped;
end
$$;

-- A number that changes with every step of a job's life: attempt, snoozes, state, wish to end.
create function job_version(attempt integer, snoozes integer, state text, cancel_reason text) returns bigint
    language sql immutable as $$
    select ((cast(attempt as bigint) << 20 | least(snoozes, 1048575)) << 4)
         | (array_position(array['scheduled', 'available', 'running', 'retryable', 'completed', 'cancelled', 'discarded'], state) << 1)
         | case when cancel_reason is null then 0 else 1 end
$$;

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
       lease.claimed_at,
       lease.cancel_reason,
       done.error,
       done.result,
       done.finished_at
from job
left join job_ready ready on ready.job_id = job.id
left join job_lease lease on lease.job_id = job.id
left join job_later later on later.job_id = job.id
left join job_done done on done.job_id = job.id;
