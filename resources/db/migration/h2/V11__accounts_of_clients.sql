-- A trade's accounts are its client's: said by the keys themselves.
--
-- H2 gives each foreign key an index of exactly its columns, whatever others there are. So a key to the client alone is
-- left away (the account's own key has it), and two indexes do for what four did. None holds a trade's state any more:
-- each change of it wrote them anew, and an import of many trades paid for each entry. The trades of a batch are read
-- along their rows, what is open at the bank is found by its attempt.
drop index if exists trade_by_status;
drop index if exists trade_doubts;
drop index if exists trade_by_client;
alter table trade drop constraint if exists trade_from_account;
alter table trade drop constraint if exists trade_to_account;
alter table account drop constraint if exists account_of_client;
alter table account add constraint account_of_client unique (client_id, id);
alter table trade drop constraint if exists constraint_4c5;
alter table trade drop constraint if exists constraint_4c5f;
alter table trade drop constraint if exists constraint_4c5f9;
alter table trade add constraint trade_from_account foreign key (client_id, from_account_id)
    references account (client_id, id);
alter table trade add constraint trade_to_account foreign key (client_id, to_account_id)
    references account (client_id, id);
