-- The latest confirmed booking of a venue: what a bank is tried with before its "unknown" is taken for evidence.
-- From here on each statement can be repeated: a kill may come between a script and the note that it was applied.
create index if not exists attempt_latest_booking on booking_attempt (venue, outcome, proven_at);
