package com.fxbatchtrader.store.check;

import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a session of a PostgreSQL server has in force, and who follows the server.
///
/// @param inForce settings of the session that the promises rest on, by name, as the server shows them
/// @param standbys how many servers replay this one
public record ServerExam(Map<String, String> inForce, int standbys) {

    private static final List<String> SETTINGS =
            List.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "synchronous_commit");

    public ServerExam {
        inForce = Map.copyOf(inForce);
    }

    /// Asks over a connection of the pool, as trading has it.
    public static ServerExam of(OpenDatabase database) {
        return database.inTransaction(session -> session.doReturningWork(ServerExam::ask));
    }

    private static ServerExam ask(Connection connection) throws SQLException {
        Map<String, String> inForce = new LinkedHashMap<>();
        for (String name : SETTINGS) {
            Sql.first(connection, "select current_setting(?)", params -> params.text(name), row -> row.getString(1))
                    .ifPresent(value -> inForce.put(name, value));
        }
        // the driver's own time-out, as the connection has it: how long a dead server is waited for
        inForce.put("socketTimeout", connection.getNetworkTimeout() + "ms");
        int standbys =
                Sql.first(
                                connection,
                                "select count(*) from pg_stat_replication",
                                Sql.Binding.NONE,
                                row -> row.getInt(1))
                        .orElse(0);
        return new ServerExam(inForce, standbys);
    }
}
