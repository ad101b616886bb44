-- Tokens that people make for programs. The program holds the token, the table only its SHA-256, in hex.
create table personal_token (
    id           text        primary key,
    account_id   text        not null references account on delete cascade,
    name         text        not null,
    hint         text        not null,                          -- the last characters, by which the owner knows it again
    secret_hash  text        not null unique,
    scopes       text        not null check (scopes <> ''),     -- by wire name, sorted, with a blank between
    expires_at   timestamptz not null,
    spending_cap numeric(12, 2) check (spending_cap >= 0),      -- US dollars; null for none
    created_at   timestamptz not null,
    last_used_at timestamptz,                                   -- to the minute
    version      bigint      not null default 0
);

create index personal_token_account on personal_token (account_id, id);
