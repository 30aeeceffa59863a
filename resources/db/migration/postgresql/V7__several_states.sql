-- A group of the state writer may carry a trade over several states at once: from BOOKING over BOOKED to SUCCESS in one
-- change of its row, with an event for each. What makes it SUCCESS is the booked attempt, as before; every attempt is
-- looked up by a key that names one row: by outcome, a server without statistics walks through all of them.
create or replace function guard_trade() returns trigger language plpgsql as $$
begin
    if old.status = new.status then
        return new;
    end if;
    if old.status in ('SUCCESS', 'CANCELLED') then
        raise exception 'trade % is final (%) and cannot become %', old.id, old.status, new.status
            using errcode = 'check_violation';
    end if;
    if old.status = 'FAILED' and not (new.status = 'PENDING' and new.retries = old.retries + 1) then
        raise exception 'trade % has failed and only a retry by a person opens it again', old.id
            using errcode = 'check_violation';
    end if;
    if new.status = 'SUCCESS' then
        if old.status not in ('BOOKING', 'BOOKED', 'IN_DOUBT') then
            raise exception 'trade % cannot become SUCCESS from %', old.id, old.status
            using errcode = 'check_violation';
        end if;
        if (select a.outcome from booking_attempt a where a.id = old.open_attempt_id) is distinct from 'BOOKED' then
            raise exception 'trade % cannot become SUCCESS without a booked attempt', old.id
            using errcode = 'check_violation';
        end if;
    end if;
    if new.status = 'BOOKING' and (select a.open_trade_id from booking_attempt a where a.id = new.open_attempt_id)
        is distinct from new.id then
        raise exception 'trade % cannot become BOOKING without an open attempt of its own', old.id
            using errcode = 'check_violation';
    end if;
    if new.status in ('FAILED', 'CANCELLED', 'PENDING') and exists
        (select 1 from booking_attempt a where a.open_trade_id = new.id) then
        raise exception 'trade % has an open attempt and cannot become %', old.id, new.status
            using errcode = 'check_violation';
    end if;
    return new;
end $$;

-- Nobody reads by these, and each change of a trade or an attempt has paid for them.
drop index if exists trade_changed;
drop index if exists attempt_next_ask;
