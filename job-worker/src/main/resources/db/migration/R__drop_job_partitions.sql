-- Forgets ended jobs of days that are over for longer than keep_days. A day on which an unfinished job was made stays whole.
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
        execute format('drop table if exists job_progress_%1$s, job_log_%1$s', to_char(day, 'YYYYMMDD'));
        execute format('drop table job_done_%1$s, job_%1$s', to_char(day, 'YYYYMMDD'));
        dropped := dropped + 1;
    end loop;
    delete from job_request where received_at < now() - keep_days * interval '1 day';
    return dropped;
end
$$;
