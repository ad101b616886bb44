-- The service's role owns the table and cannot be refused rights on it; so the table itself refuses, whoever asks.
create or replace function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to' using errcode = 'insufficient_privilege';
end
$$;
