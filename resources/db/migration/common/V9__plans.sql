-- The queue's index alone begins with the state. A server without statistics, and H2 always, else takes another one
-- that begins with it, and sorts all that is queued.
drop index if exists batch_due;
create index if not exists batch_due_at on batch (next_check_at, id);

-- Batches with a lock, the one that was locked first at the head.
create index if not exists batch_locked on batch (locked_at, id);
