-- Keys that sign access tokens. The private half is sealed with the installation's secrets key.
create table signing_key (
    id              text        primary key,
    public_key      text        not null,
    private_key     text        not null,
    created_at      timestamptz not null,
    signs_from      timestamptz not null,       -- published before
    signs_until     timestamptz,                -- when its successor begins; null for the newest
    published_until timestamptz                 -- when its last token has expired
);

-- Two newest keys are none: whoever makes one ends the other in the same transaction.
create unique index signing_key_newest on signing_key ((true)) where signs_until is null;

-- Sign-ins of apps and programs. Every access token names its family, and ends with it.
create table token_family (
    id         text        primary key,
    account_id text        not null references account on delete cascade,
    scopes     text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index token_family_account on token_family (account_id);
create index token_family_expires_at on token_family (expires_at);

-- Each good once; kept afterwards, so that a second use is seen. The client holds the token, the table only its SHA-256, in hex.
create table refresh_token (
    hash       text        primary key,
    family_id  text        not null references token_family on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    salt       text                             -- by which the next one followed from it; gone when that one was used
);

create index refresh_token_family on refresh_token (family_id);
create index refresh_token_expires_at on refresh_token (expires_at);
