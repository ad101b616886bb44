-- Makes the partitions of yesterday up to some days ahead. A day whose ids already lie in the safety net stays there.
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
