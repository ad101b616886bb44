-- Streams that are open, over all replicas. A replica says again and again that its own are; those of one that died run out.
create unlogged table open_stream (
    id         text        primary key,
    owner_id   text        not null,
    expires_at timestamptz not null
);

create index open_stream_owner on open_stream (owner_id);
create index open_stream_expires_at on open_stream (expires_at);

-- Notes a stream, unless its owner has as many as allowed.
create function stream_open(stream text, owner text, most integer, present timestamptz, until timestamptz)
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
