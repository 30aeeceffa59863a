-- Whoever listens is told of each change that is more than a step of a trade, by its kind, when it is committed; the
-- server sends one kind once a transaction. Steps of trades are not told here: a notifying commit excludes all others
-- while it waits for the disk, and the commits of trades must not wait for each other across processes.
create or replace function notify_feed() returns trigger language plpgsql as $$
begin
    perform pg_notify('fxbatch', new.kind);
    return null;
end
$$;

drop trigger if exists event_notify on event;

create trigger event_notify after insert on event
    for each row when (new.trade_id is null and new.stream <> 'CLIENT')
    execute function notify_feed();
