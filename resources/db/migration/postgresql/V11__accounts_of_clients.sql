-- A trade's accounts are its client's: said by the keys themselves. The key to the client alone is left away, for the
-- account's own key has it.
alter table trade drop constraint if exists trade_from_account;
alter table trade drop constraint if exists trade_to_account;
alter table account drop constraint if exists account_of_client;
alter table account add constraint account_of_client unique (client_id, id);
alter table trade drop constraint if exists trade_client_id_fkey;
alter table trade drop constraint if exists trade_from_account_id_fkey;
alter table trade drop constraint if exists trade_to_account_id_fkey;
alter table trade add constraint trade_from_account foreign key (client_id, from_account_id)
    references account (client_id, id);
alter table trade add constraint trade_to_account foreign key (client_id, to_account_id)
    references account (client_id, id);
