-- Who answers at this moment: the cluster, the timeline in force (the control file's lags behind a promotion until the
-- first checkpoint), and the database within the cluster. What this user may not ask is null, and fails nothing.
create or replace function server_now_facts()
    returns table (system_id text, timeline bigint, database_id bigint) language plpgsql volatile as $$
begin
    begin
        select c.system_identifier::text into system_id from pg_control_system() c;
    exception when insufficient_privilege or undefined_function or feature_not_supported then
        system_id := null;
    end;
    begin
        if not pg_is_in_recovery() then
            timeline := ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint;
        end if;
    exception when insufficient_privilege or undefined_function or feature_not_supported then
        timeline := null;
    end;
    select d.oid::bigint into database_id from pg_database d where d.datname = current_database();
    return next;
end $$;

create or replace view server_now as select f.system_id, f.timeline, f.database_id from server_now_facts() f;
