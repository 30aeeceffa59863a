package com.fxbatchtrader.store.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.postgresql.PGConnection;

/// Asks a PostgreSQL server what it is. The connection is in auto-commit, so that a question that is not permitted
/// spoils no other.
public final class ServerProbe {

    private static final String FACTS = "select current_setting('server_version_num')::int,"
            + " current_setting('server_encoding'), pg_is_in_recovery(), pg_backend_pid(),"
            + " current_setting('fsync')::boolean, current_setting('synchronous_standby_names')";

    private ServerProbe() {}

    /// Everything the server tells.
    public static ServerFacts ask(Connection connection) throws SQLException {
        Optional<String> systemId = permitted(connection, "select system_identifier::text from pg_control_system()");
        Optional<String> timeline = permitted(connection, "select timeline_id::text from pg_control_checkpoint()");
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(FACTS)) {
            rows.next();
            return new ServerFacts(
                    rows.getInt(1),
                    rows.getString(2),
                    rows.getBoolean(3),
                    rows.getInt(4) != connection.unwrap(PGConnection.class).getBackendPID(),
                    systemId,
                    timeline.map(t -> OptionalLong.of(Long.parseLong(t))).orElse(OptionalLong.empty()),
                    rows.getBoolean(5),
                    rows.getString(6));
        }
    }

    private static Optional<String> permitted(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            // 42501: not permitted; 42883: a server that speaks the protocol and has no such function.
            if (state.equals("42501") || state.equals("42883")) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
