-- An id for a fact that the database itself tells.
create or replace function job_fact_id() returns text language sql volatile as $$
    -- evt_ and a UUIDv7 (RFC 9562): milliseconds, version, random
    select 'evt_' || lpad(to_hex(cast(extract(epoch from clock_timestamp()) * 1000 as bigint)), 12, '0') || '7'
        || substr(replace(cast(gen_random_uuid() as text), '-', ''), 14)
$$;
