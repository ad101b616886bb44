-- What owners decide about a session. Its title and what it does are states that were told: see the table told.
alter table session add column agent text;
alter table session add column model text;
alter table session add column forked_from text;
alter table session add column reverted_from text;
alter table session add column archived_at timestamptz;
alter table session add column version bigint not null default 1;

-- allow: sessions are few, and the bridge that writes them is stopped for this step
create index session_project on session (project_id, id);

-- Attachments as a list of {name, mime, data} with data in base64; command is the name of one of OpenCode's, whose arguments are the text.
alter table prompt add column attachments jsonb;
alter table prompt add column command text;
alter table prompt add column agent text;
alter table prompt add column model text;

-- Waits until the session rests, instead of joining the run under way.
alter table prompt add column queued boolean not null default false;

-- allow: a table of some thousand rows, and the new check admits all that the old one did
alter table prompt drop constraint prompt_state_check;
-- allow: as above
alter table prompt add constraint prompt_state_check check (state in ('accepted', 'sent', 'finished', 'failed', 'stopped'));

-- How the agent of a project may work: rules are a list of {tool, pattern, action}.
create table policy (
    project_id        text        primary key,
    owner_id          text        not null,
    version           bigint      not null default 1,
    rules             jsonb       not null,
    permission_answer text        not null check (permission_answer in ('reject', 'once')),
    question_answer   text        not null check (question_answer in ('first', 'reject')),
    deadline_s        integer     not null check (deadline_s between 1 and 86400),
    updated_at        timestamptz not null
);

-- Who answered: a user's id, 'deadline', or null when it was not heard from here.
alter table request add column answered_by text;
alter table request add column answered_at timestamptz;
alter table request add column answer jsonb;
-- allow: requests are few, and the bridge that writes them is stopped for this step
create index request_session on request (session_id);
