-- Tells one fact of each of these jobs, with p_more beside the job's id, kind and project.
create or replace function job_told(p_type text, p_jobs uuid[], p_more json) returns void language sql as $$
    insert into outbox (message_id, topic, key, type, correlation_id, occurred_at, data)
    select job_fact_id(), 'sitewright.events', coalesce(project_id, 'queue'), p_type, correlation_id, clock_timestamp(),
           cast(cast(json_build_object('jobId', job_wire_id(id), 'kind', kind, 'projectId', project_id) as jsonb) || cast(p_more as jsonb)
                as text)
    from job where id = any(p_jobs) order by id
$$;
