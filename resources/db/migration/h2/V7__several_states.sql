-- Nobody reads by these, and each change of a trade or an attempt has paid for them. (The guards of H2 are classes, which
-- the triggers name already.)
drop index if exists trade_changed;
drop index if exists attempt_next_ask;
