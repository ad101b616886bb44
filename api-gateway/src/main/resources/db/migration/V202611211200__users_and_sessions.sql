-- Accounts can be disabled, changed by those who know their version, and be without a password (people who come by another provider).
alter table account alter column password_hash drop not null;
alter table account add column disabled boolean not null default false;
alter table account add column updated_at timestamptz;
update account set updated_at = created_at;
-- allow: it was just filled, and accounts are few, so this takes no time
alter table account alter column updated_at set not null;
alter table account add column version bigint not null default 0;

-- There are always some: of the last one's demotions at once, all but one see this count fall. See UserChanges.
-- allow: accounts are few, so this takes no time
create index account_active_admins on account (id) where role = 'admin' and not disabled;

-- The first administrator may go one day.
alter table installation alter column admin_id drop not null;
alter table installation drop constraint installation_admin_id_fkey;
-- allow: the table has one row
alter table installation add constraint installation_admin_id_fkey
    foreign key (admin_id) references account on delete set null;

-- Sessions get ids that can be shown, and what their owners know them by.
alter table session add column id text;
update session set id = 'sid_' || replace(gen_random_uuid()::text, '-', '');
alter table session drop constraint session_pkey;
-- allow: it was just filled; sessions are few and their owners sign in again if need be
alter table session add primary key (id);
-- allow: tokens are unique already; sessions are few
alter table session add constraint session_token_hash_key unique (token_hash);
alter table session add column last_seen_at timestamptz;
update session set last_seen_at = created_at;
-- allow: it was just filled, and sessions are few
alter table session alter column last_seen_at set not null;
alter table session add column address text;
alter table session add column user_agent text;
alter table session add column version bigint not null default 0;

-- Counted per account and per address from now on, by other names.
-- allow: counters of the last minutes, which begin anew
delete from login_throttle;
