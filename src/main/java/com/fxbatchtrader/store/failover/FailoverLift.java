package com.fxbatchtrader.store.failover;

import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;

/// Takes a failover's block off the desk's row, inside a transaction that has it locked.
public final class FailoverLift {

    private FailoverLift() {}

    /// From now on the desk trades on the server that it was blocked for; everything has been matched.
    public static void lift(Connection connection) throws SQLException {
        Sql.one(
                connection,
                "update desk set server_system_id = coalesce(blocked_system_id, server_system_id),"
                        + " server_timeline = coalesce(blocked_timeline, server_timeline),"
                        + " server_database = coalesce(blocked_database, server_database),"
                        + " blocked_reason = null, blocked_at = null, blocked_system_id = null,"
                        + " blocked_timeline = null, blocked_database = null, match_until = null where id = 1",
                Sql.Binding.NONE);
    }
}
