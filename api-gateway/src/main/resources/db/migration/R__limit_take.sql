-- Takes up to so many calls, as far as the limit leaves them within the last cardinality(used) slots.
create or replace function limit_take(caller text, most integer, present bigint, slots integer, wanted integer,
                           out granted integer, out remaining integer, out ready bigint) language plpgsql as $$
declare
    kept limit_use;
    gone bigint;
begin
    insert into limit_use (who, slot, used) values (caller, present, array_fill(0, array[slots], array[0])) on conflict do nothing;
    select * into kept from limit_use where who = caller for update;
    if kept.slot >= present + slots then        -- the clock was set back
        kept.slot := present;
        kept.used := array_fill(0, array[slots], array[0]);
    end if;
    gone := greatest(kept.slot + 1, present - slots + 1);
    while gone <= present loop
        kept.used[gone % slots] := 0;
        gone := gone + 1;
    end loop;
    kept.slot := greatest(kept.slot, present);  -- another replica's clock may be a little ahead
    remaining := greatest(0, most - (select sum(u) from unnest(kept.used) u));
    granted := least(wanted, remaining);
    remaining := remaining - granted;
    kept.used[kept.slot % slots] := kept.used[kept.slot % slots] + granted;
    ready := kept.slot + slots;
    for past in reverse kept.slot .. kept.slot - slots + 1 loop
        if kept.used[past % slots] > 0 then
            ready := past + slots;
        end if;
    end loop;
    update limit_use set slot = kept.slot, used = kept.used where who = caller;
end
$$;
