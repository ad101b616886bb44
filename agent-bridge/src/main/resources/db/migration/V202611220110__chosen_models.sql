-- Which model a prompt goes to, and who decided: 'prompt', 'fallback', 'session', 'project', 'user', 'installation', 'connection', 'demo'.
alter table prompt add column used_model text;
alter table prompt add column model_from text;
