-- Each state of a trade is a new version of its row. Where no index holds what changes, the version stays on its page
-- and no index learns of it; so none is left on a trade's state or time, and the pages keep room. What is open at the
-- bank is found by its attempt, of which the index holds the open ones only. The trades of a batch are read along their
-- rows.
drop index if exists trade_by_status;
drop index if exists trade_doubts;
drop index if exists trade_by_client;
create index if not exists trade_of_client on trade (client_id, id);
alter table trade set (fillfactor = 45);

alter table booking_attempt drop constraint if exists attempt_one_open;
drop index if exists attempt_one_open;
create unique index attempt_one_open on booking_attempt (open_trade_id) where open_trade_id is not null;
alter table booking_attempt drop constraint if exists attempt_bank_id_unique;
drop index if exists attempt_bank_id_unique;
create unique index attempt_bank_id_unique on booking_attempt (bank_transaction_id)
    where bank_transaction_id is not null;
drop index if exists attempt_latest_booking;
create index attempt_latest_booking on booking_attempt (venue, proven_at) where outcome = 'BOOKED';

-- Events come in the order of their time: a summary of each range of pages finds them by it.
drop index if exists event_by_time;
create index event_by_time on event using brin (recorded_at) with (pages_per_range = 32);

-- Asked with every intent: what a backend has once found out of its server stays true while the backend lives (another
-- server is another backend), as long as it was no standby when it looked. So it is kept with the backend. A rolled back
-- transaction forgets it, and so does a pooler that resets its connections: then it is found out anew.
create or replace function server_now_facts()
    returns table (system_id text, timeline bigint, database_id bigint) language plpgsql volatile as $$
declare
    kept text := current_setting('fxbatch.server_now', true);
begin
    if kept like '%/%/%' then
        system_id := nullif(split_part(kept, '/', 1), '');
        timeline := nullif(split_part(kept, '/', 2), '')::bigint;
        database_id := nullif(split_part(kept, '/', 3), '')::bigint;
        return next;
        return;
    end if;
    begin
        select c.system_identifier::text into system_id from pg_control_system() c;
    exception when insufficient_privilege or undefined_function or feature_not_supported then
        system_id := null;
    end;
    begin
        if not pg_is_in_recovery() then
            timeline := ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint;
        end if;
    exception when insufficient_privilege or undefined_function or feature_not_supported then
        timeline := null;
    end;
    select d.oid::bigint into database_id from pg_database d where d.datname = current_database();
    if not pg_is_in_recovery() then
        perform set_config(
            'fxbatch.server_now',
            coalesce(system_id, '') || '/' || coalesce(timeline::text, '') || '/' || coalesce(database_id::text, ''),
            false);
    end if;
    return next;
end $$;
