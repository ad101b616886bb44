-- The first UUIDv7 (RFC 9562) of an instant: its first 48 bits are milliseconds since 1970. Ids of jobs are such UUIDs, so ranges of
-- ids are ranges of time, and the three tables that grow are cut by day on the same bounds.
create or replace function first_uuid_at(at timestamptz) returns uuid
    language sql immutable strict
    return cast(lpad(to_hex(cast(extract(epoch from at) * 1000 as bigint)), 12, '0') || repeat('0', 20) as uuid);
