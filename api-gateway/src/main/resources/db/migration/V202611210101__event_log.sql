-- The memory of every project: facts under contiguous numbers per stream.
create table log_stream (
    id     bigint generated always as identity primary key,
    name   text   not null unique,
    head   bigint not null default 0,
    oldest bigint not null default 1
);

create table log_event (
    stream_id      bigint      not null references log_stream,
    number         bigint      not null,
    event_id       text        not null,
    type           text        not null,
    source         text        not null,
    subject        text        not null,
    occurred_at    timestamptz not null,
    correlation_id text,
    data           text        not null,
    stored_at      timestamptz not null default now(),
    primary key (stream_id, number),
    unique (stream_id, event_id)
);

-- How far the topic has been read. Moved in the transaction that stores what was read, by whoever knows where it stood: a writer that was
-- replaced without noticing knows an old place, and its transaction fails. A new Kafka cluster begins anew.
create table log_position (
    cluster     text   not null,
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (cluster, topic, partition)
);
