-- Messages that leave with the transaction of the change they tell. The relay sends them in the order of id and deletes them.
create table outbox (
    id             bigint generated always as identity primary key,
    message_id     text        not null unique,
    topic          text        not null,
    key            text        not null,
    type           text        not null,
    correlation_id text,
    occurred_at    timestamptz not null,
    data           text        not null
);

create function outbox_wake() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', '');
    return null;
end
$$;

create trigger outbox_wake after insert on outbox for each statement execute function outbox_wake();

-- Messages that were seen, so that a second delivery changes nothing.
create table inbox (
    consumer    text        not null,
    message_id  text        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, message_id)
);

create index inbox_received_at on inbox (received_at);
