-- Answers to changes, kept in the transaction of the change, so that a request that is sent again changes nothing.
create table idempotency (
    caller      text        not null,
    operation   text        not null,
    key         text        not null check (key ~ '^[ -~]{1,255}$'),
    fingerprint text        not null,                   -- SHA-256 in hex digits, of what was asked for
    status      integer     not null check (status between 200 and 299),
    headers     text        not null,                   -- JSON object of strings
    body        text        not null,
    created_at  timestamptz not null,
    primary key (caller, operation, key)
);

create index idempotency_created_at on idempotency (created_at);
