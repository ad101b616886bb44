-- Where people have facts sent to. The keys that sign what is sent are sealed.
create table webhook (
    id               text        primary key,
    account_id       text        not null references account on delete cascade,
    name             text        not null,
    url              text        not null,
    types            text        not null check (types <> ''), -- such as project.*, with a blank between
    project_id       text,                                     -- null for all of the account's projects
    enabled          boolean     not null,
    disabled_because text,
    secret_sealed    text        not null,
    old_secret_sealed text,                                    -- signs, too, until
    old_secret_until timestamptz,
    last_success_at  timestamptz,                              -- to the minute
    created_at       timestamptz not null,
    version          bigint      not null default 0
);

create index webhook_account on webhook (account_id, id);

-- How far a webhook has looked through a stream. Without a row it begins with the first fact: the stream is younger than the webhook.
create table webhook_position (
    webhook_id text   not null references webhook on delete cascade,
    stream_id  bigint not null,
    number     bigint not null,
    primary key (webhook_id, stream_id)
);

-- What is sent: made from one fact, for one webhook.
create table webhook_delivery (
    id              text        primary key, -- follows from webhook and fact, so that a fact is never two; also the header webhook-id
    webhook_id      text        not null references webhook on delete cascade,
    account_id      text        not null,
    type            text        not null,
    body            text        not null,
    state           text        not null check (state in ('waiting', 'delivered', 'failed')),
    attempts        integer     not null default 0,
    tries           integer     not null default 0, -- attempts since it was begun or asked for again
    begun_at        timestamptz not null,
    requested_at    timestamptz not null,           -- of the queue
    next_attempt_at timestamptz,
    leased_until    timestamptz,                    -- by the attempt that is under way
    ended_at        timestamptz,
    created_at      timestamptz not null,
    version         bigint      not null default 0,
    check ((state = 'waiting') = (next_attempt_at is not null)),
    check ((state = 'waiting') = (ended_at is null))
);

create index webhook_delivery_log on webhook_delivery (webhook_id, id);
create index webhook_delivery_waiting on webhook_delivery (next_attempt_at) where state = 'waiting';
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;

create table webhook_attempt (
    delivery_id     text        not null references webhook_delivery on delete cascade,
    number          integer     not null,
    begun_at        timestamptz not null,
    duration_millis integer,     -- null while it is under way, and for ever when the service was killed meanwhile
    status          integer,     -- of HTTP; null without an answer
    error           text,        -- null when it was taken
    excerpt         text,        -- the beginning of the answer's body
    primary key (delivery_id, number)
);

-- Whose streams are followed is asked twice a second.
-- allow: a log has few streams compared with its facts
create index log_stream_owner on log_stream (owner_id) where owner_id is not null;
