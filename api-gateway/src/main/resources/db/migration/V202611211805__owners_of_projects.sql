-- Whose project a stream is, once its creation has been told: facts about its jobs are in its owner's stream of jobs, too.
alter table log_stream add column owner_id text;
update log_stream set owner_id = (
    select cast(data as json) ->> 'ownerId' from log_event
    where log_event.stream_id = log_stream.id and type = 'project.created' order by number limit 1)
where name like 'project:%';
