-- The facts that a service tells, under numbers of its own, so that others may follow them there (ToldLog). Numbered as they enter the outbox;
-- a transaction holds the streams that it writes to until it ends, so numbers appear in their order. See docs/decisions/0303.
--
-- For services whose quarkus.flyway.locations name this folder. What is here runs again whenever it has changed, also where the tables came
-- from a migration of the service's own: a change of the tables is an "alter table" below, which does nothing the second time.
set local client_min_messages = warning; -- not "exists already" for each table

create table if not exists told_stream (
    subject text   primary key,
    head    bigint not null,
    oldest  bigint not null default 1
);

create table if not exists told_fact (
    subject        text        not null,
    number         bigint      not null,
    id             text        not null,
    type           text        not null,
    correlation_id text,
    occurred_at    timestamptz not null,
    data           text        not null,
    primary key (subject, number)
);

create or replace function told_number() returns trigger language plpgsql as $$
declare
    next bigint;
begin
    insert into told_stream as s (subject, head) values (new.key, 1)
    on conflict (subject) do update set head = s.head + 1 returning head into next;
    insert into told_fact (subject, number, id, type, correlation_id, occurred_at, data)
    values (new.key, next, new.message_id, new.type, new.correlation_id, new.occurred_at, new.data);
    -- A week is enough for whoever was away; what is older goes as its stream goes on.
    if next % 100 = 0 then
        with gone as (
            delete from told_fact f where f.subject = new.key and f.number <= next - 1000
              and f.occurred_at < new.occurred_at - interval '7 days' returning f.number
        )
        update told_stream s set oldest = g.last + 1 from (select max(number) as last from gone) g
        where s.subject = new.key and s.oldest <= g.last;
    end if;
    return null;
end
$$;

create or replace trigger outbox_told after insert on outbox for each row when (new.topic = 'sitewright.events') execute function told_number();
