package com.fxbatchtrader.store.failover;

import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether trades may start on this desk, told by the very server that a transaction runs on: the desk's row and the
/// server's identity come in one statement, so that no transaction on a server that has changed takes an intent, with
/// or without a note that it has changed.
///
/// @param blocked why a change of the server holds the desk up, as its row says
/// @param known the server that the desk trades on, or, while it is blocked, the one that it was blocked for
/// @param present the server that answers now
public record DeskGuard(
        Optional<Instant> stoppedAt,
        String stoppedBy,
        String stopReason,
        Optional<String> blocked,
        ServerIdentity known,
        ServerIdentity present) {

    private static final String SQL =
            "select d.stopped_at, d.stopped_by, d.stop_reason, d.blocked_at, d.blocked_reason,"
                    + " d.server_system_id, d.server_timeline, d.server_database,"
                    + " d.blocked_system_id, d.blocked_timeline, d.blocked_database,"
                    + " s.system_id as now_system_id, s.timeline as now_timeline, s.database_id as now_database"
                    + " from desk d cross join server_now s where d.id = 1";

    /// Adds its query to others; it brings one row.
    public static Flight.Answer<DeskGuard> ask(Flight flight) {
        return flight.ask(SQL, Sql.Binding.NONE, DeskGuard::of);
    }

    /// Reads it; takes no lock.
    public static DeskGuard read(Connection connection) throws SQLException {
        return Sql.first(connection, SQL, Sql.Binding.NONE, DeskGuard::of)
                .orElseThrow(() -> new IllegalStateException("the database has no desk"));
    }

    private static DeskGuard of(ResultSet row) throws SQLException {
        String known = Sql.timeOf(row, "blocked_at").isPresent() ? "blocked_" : "server_";
        return new DeskGuard(
                Sql.timeOf(row, "stopped_at"),
                Sql.text(row, "stopped_by"),
                Sql.text(row, "stop_reason"),
                Sql.textOf(row, "blocked_reason"),
                identity(row, known),
                identity(row, "now_"));
    }

    private static ServerIdentity identity(ResultSet row, String prefix) throws SQLException {
        return new ServerIdentity(
                Sql.textOf(row, prefix + "system_id"),
                number(row, prefix + "timeline"),
                number(row, prefix + "database"));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        return Sql.numberOf(row, column);
    }

    /// Whether another server answers than the desk's row knows.
    public boolean serverChanged() {
        return known.differsFrom(present);
    }

    /// Whether the server tells what the desk's row does not know yet.
    boolean incomplete() {
        return !known.orElse(present).equals(known);
    }

    /// Why no trade may start, as what follows "the desk is"; empty when it runs.
    public Optional<String> why() {
        if (blocked.isPresent()) {
            return blocked;
        }
        if (serverChanged()) {
            return Optional.of("blocked: the database server has changed, " + known.changeTo(present));
        }
        return stoppedAt.map(_ -> "stopped by " + stoppedBy + ": " + stopReason);
    }
}
