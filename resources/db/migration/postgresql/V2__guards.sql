-- What code must never do, refused by the database itself (PostgreSQL), as check violations.

create function guard_batch() returns trigger language plpgsql as $$
begin
    if new.fence < old.fence then
        raise exception 'the fence of batch % never falls: % to %', old.number, old.fence, new.fence
            using errcode = 'check_violation';
    end if;
    if old.status in ('SUCCESS', 'CANCELLED') and new.status <> old.status then
        raise exception 'batch % is final (%) and cannot become %', old.number, old.status, new.status
            using errcode = 'check_violation';
    end if;
    if old.status in ('FAILED', 'PARTIAL_SUCCESS') and new.status not in (old.status, 'PENDING') then
        raise exception 'batch % is final (%) and cannot become %', old.number, old.status, new.status
            using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger batch_guard before update on batch for each row execute function guard_batch();

create function guard_trade() returns trigger language plpgsql as $$
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
        if old.status not in ('BOOKED', 'IN_DOUBT') then
            raise exception 'trade % cannot become SUCCESS from %', old.id, old.status
            using errcode = 'check_violation';
        end if;
        if not exists (select 1 from booking_attempt a where a.trade_id = new.id and a.outcome = 'BOOKED') then
            raise exception 'trade % cannot become SUCCESS without a booked attempt', old.id
            using errcode = 'check_violation';
        end if;
    end if;
    if new.status = 'BOOKING' and not exists (select 1 from booking_attempt a
        where a.id = new.open_attempt_id and a.trade_id = new.id and a.outcome = 'OPEN') then
        raise exception 'trade % cannot become BOOKING without an open attempt of its own', old.id
            using errcode = 'check_violation';
    end if;
    if new.status in ('FAILED', 'CANCELLED', 'PENDING') and exists
        (select 1 from booking_attempt a where a.trade_id = new.id and a.outcome = 'OPEN') then
        raise exception 'trade % has an open attempt and cannot become %', old.id, new.status
            using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger trade_guard before update on trade for each row execute function guard_trade();

create function guard_attempt() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'attempt % is never deleted: its number and key must not be used again', old.id
            using errcode = 'check_violation';
    end if;
    if old.outcome <> 'OPEN' and new.outcome <> old.outcome then
        raise exception 'attempt % is closed (%) and cannot become %', old.id, old.outcome, new.outcome
            using errcode = 'check_violation';
    end if;
    if new.booking_key <> old.booking_key or new.trade_id <> old.trade_id or new.number <> old.number then
        raise exception 'key, trade and number of attempt % never change', old.id
            using errcode = 'check_violation';
    end if;
    return new;
end $$;

create trigger attempt_guard before update or delete on booking_attempt for each row execute function guard_attempt();

create function guard_event() returns trigger language plpgsql as $$
begin
    raise exception 'the event log is append-only'
            using errcode = 'check_violation';
end $$;

create trigger event_guard before update or delete on event for each row execute function guard_event();
