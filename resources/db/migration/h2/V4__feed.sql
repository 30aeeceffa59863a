-- An event carries the number of the transaction that wrote it, which the program sets as it begins one: the change
-- feed reads in this order, below the oldest transaction that still runs.
alter table event alter column transaction_id set default coalesce(cast(@fxbatch_transaction as bigint), 0);
