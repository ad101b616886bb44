-- Which requests came by which personal token with a limit, and what was told of the costs of the work that they caused, in US dollars.
create table token_request (
    token_id   text           not null references personal_token on delete cascade,
    request_id text           not null,
    asked_at   timestamptz    not null,
    cost       numeric(18, 9) not null default 0,
    primary key (request_id, token_id)
);

create index token_request_token on token_request (token_id) include (cost);
