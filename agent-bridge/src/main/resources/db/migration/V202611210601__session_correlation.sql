-- The request behind the session's last prompt: what is told of the session names it.
alter table session add column correlation_id text;
