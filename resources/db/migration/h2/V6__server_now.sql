-- A file has no server: nothing can be told, and nothing compared.
create or replace view server_now as
    select cast(null as varchar(64)) as system_id, cast(null as bigint) as timeline, cast(null as bigint) as database_id;
