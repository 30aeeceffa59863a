-- What code must never do, refused by the database itself (H2 has triggers in Java only; the rules are those of
-- the PostgreSQL script).

create trigger batch_guard before update on batch for each row call 'com.fxbatchtrader.store.h2.BatchGuard';
create trigger trade_guard before update on trade for each row call 'com.fxbatchtrader.store.h2.TradeGuard';
create trigger attempt_guard before update, delete on booking_attempt for each row
    call 'com.fxbatchtrader.store.h2.AttemptGuard';
create trigger event_guard before update, delete on event for each row call 'com.fxbatchtrader.store.h2.EventGuard';
