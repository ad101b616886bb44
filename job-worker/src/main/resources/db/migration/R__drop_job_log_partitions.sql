-- Log lines may be forgotten sooner than the jobs they are of: they are what takes the room.
create or replace function drop_job_log_partitions(keep_days integer) returns integer language plpgsql as $$
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
        where inhparent = 'job_log'::regclass and inhrelid::regclass::text ~ '^job_log_[0-9]{8}$'
    loop
        day := to_date(substr(partition::text, 9), 'YYYYMMDD');
        bound := first_uuid_at((day + 1)::timestamp at time zone 'UTC');
        continue when day >= cast(now() at time zone 'UTC' as date) - keep_days;
        continue when exists (select from job_ready where job_id < bound)
                   or exists (select from job_later where job_id < bound)
                   or exists (select from job_lease where job_id < bound);
        execute format('drop table %s', partition);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;
