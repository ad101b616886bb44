-- What a project looks like in lists, and who named it: a name that its owner chose is not changed by a model.
alter table project add column icon text check (char_length(icon) between 1 and 16);
alter table project add column description text check (char_length(description) between 1 and 200);
alter table project add column named_by text not null default 'owner' check (named_by in ('owner', 'prompt', 'model'));
