-- Whose model a record is asked of: how many could not, and where the session is, whose instance has what the project has.
alter table generation_run add column fallback integer not null default 0;
alter table generation_run add column directory text;
