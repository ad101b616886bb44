-- People who may sign in.
create table account (
    id            text        primary key,
    username      text        not null,
    password_hash text        not null,
    role          text        not null check (role in ('admin', 'user')),
    created_at    timestamptz not null
);

-- "Ada" and "ada" are one person to whoever types it.
create unique index account_username on account (lower(username));

-- At most one row: that the first-run set-up has happened. Two set-ups at once meet here.
create table installation (
    singleton boolean     primary key check (singleton),
    admin_id  text        not null references account,
    set_up_at timestamptz not null
);

-- Signed-in browsers. The cookie holds the token, the table only its SHA-256, in hex.
create table session (
    token_hash text        primary key,
    account_id text        not null references account on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index session_account on session (account_id);
create index session_expires_at on session (expires_at);

-- Tries to sign in, by SHA-256 of name and address: what people type into the wrong field must not be readable here.
create table login_throttle (
    who     text        primary key,
    tries   integer     not null,
    ends_at timestamptz not null
);
