-- The id of a job as others know it.
create or replace function job_wire_id(id uuid) returns text language sql immutable strict as $$
    select 'job_' || replace(cast(id as text), '-', '')
$$;
