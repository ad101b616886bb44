-- A number that changes with every step of a job's life: attempt, snoozes, state, wish to end.
create or replace function job_version(attempt integer, snoozes integer, state text, cancel_reason text) returns bigint
    language sql immutable as $$
    select ((cast(attempt as bigint) << 20 | least(snoozes, 1048575)) << 4)
         | (array_position(array['scheduled', 'available', 'running', 'retryable', 'completed', 'cancelled', 'discarded'], state) << 1)
         | case when cancel_reason is null then 0 else 1 end
$$;
