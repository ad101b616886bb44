-- Who is who at other providers. Found by issuer and subject only.
create table oidc_link (
    issuer     text        not null,
    subject    text        not null,
    account_id text        not null references account on delete cascade,
    created_at timestamptz not null default now(),
    primary key (issuer, subject)
);

create index oidc_link_account on oidc_link (account_id);

-- Sign-ins that browsers have begun: SHA-256 of provider, state and what the browser keeps. Taken once.
create table oidc_attempt (
    attempt   text        primary key,
    return_to text        not null,
    ends_at   timestamptz not null
);

create index oidc_attempt_ends_at on oidc_attempt (ends_at);
