-- Notes a stream, unless its owner has as many as allowed.
create or replace function stream_open(stream text, owner text, most integer, present timestamptz, until timestamptz)
returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('open_stream ' || owner, 0));
    if (select count(*) from open_stream where owner_id = owner and expires_at > present) >= most then
        return false;
    end if;
    insert into open_stream (id, owner_id, expires_at) values (stream, owner, until);
    return true;
end
$$;
