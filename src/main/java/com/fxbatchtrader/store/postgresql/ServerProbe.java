package com.fxbatchtrader.store.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

import javax.sql.DataSource;

/// Asks a PostgreSQL server what it is. The connections are in auto-commit, so that a question that is not permitted
/// spoils no other.
public final class ServerProbe {

    private static final String FACTS =
            "select current_setting('server_version_num')::int,"
                    + " current_setting('server_encoding'), pg_is_in_recovery(),"
                    + " current_setting('fsync')::boolean, current_setting('synchronous_standby_names')";

    /// The one in force: that of the control file lags behind a promotion until the first checkpoint.
    private static final String TIMELINE =
            "select (('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint)::text";

    private ServerProbe() {}

    /// Everything the server tells. The second connection shows a pooler: two that are open at once have two backends,
    /// unless somebody lends one backend to both in turn.
    public static ServerFacts ask(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Connection second = source.getConnection()) {
            boolean pooled = backend(connection) == backend(second);
            return ask(connection, pooled);
        }
    }

    private static ServerFacts ask(Connection connection, boolean pooled) throws SQLException {
        Optional<String> systemId = permitted(connection, "select system_identifier::text from pg_control_system()");
        Optional<String> timeline = permitted(connection, TIMELINE);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(FACTS)) {
            rows.next();
            return new ServerFacts(
                    rows.getInt(1),
                    rows.getString(2),
                    rows.getBoolean(3),
                    pooled,
                    systemId,
                    timeline.map(t -> OptionalLong.of(Long.parseLong(t))).orElse(OptionalLong.empty()),
                    rows.getBoolean(4),
                    rows.getString(5));
        }
    }

    private static int backend(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Optional<String> permitted(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            // 42501: not permitted; 42883: a server that speaks the protocol and has no such function; 55000: a standby
            // writes no log of its own.
            if (state.equals("42501") || state.equals("42883") || state.equals("55000")) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
