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
