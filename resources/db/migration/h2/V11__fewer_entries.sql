-- H2 gives each foreign key an index of its own, unless there is one already that begins with its column: the keys of a
-- trade to its batch and its client are made anew, now that there is. Nobody looks for trades by their time of change.
-- An import of many trades has paid for each of these entries, and every change of a trade for three of them.
drop index if exists trade_doubts;
drop index if exists trade_by_client;
create index if not exists trade_of_client on trade (client_id, id);
alter table trade drop constraint if exists constraint_4c;
alter table trade drop constraint if exists trade_batch;
alter table trade add constraint trade_batch foreign key (batch_id) references batch (id);
alter table trade drop constraint if exists constraint_4c5;
alter table trade drop constraint if exists trade_client;
alter table trade add constraint trade_client foreign key (client_id) references client (id);
