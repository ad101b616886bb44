-- The turn that is being served in a lane. Lane 1000 is the usual priority, 0.
create or replace function job_turn(lane integer) returns bigint language sql stable as $$
    select case when lane = 1000 then (select last_value from job_turn_usual)
                when lane < 1000 then (select last_value from job_turn_high)
                else (select last_value from job_turn_low) end
$$;
