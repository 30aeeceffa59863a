package com.fxbatchtrader.store.query;

import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Reads the event log. Safe for any thread.
public final class EventQueries {

    private static final String SELECT =
            "select number, kind, trade_id, actor, reason, state_before, state_after,"
                    + " happened_at from event where ";

    private final Database database;

    public EventQueries(Database database) {
        this.database = database;
    }

    /// Events of a stream (a batch's, a client's, the desk's) behind a number, in order.
    ///
    /// @param streamId the id of the batch, the client or the desk
    /// @param after 0 begins at the first
    public List<EventRow> ofStream(UUID streamId, long after, int limit) {
        return read(
                SELECT + "stream_id = ? and number > ? order by number fetch first ? rows only",
                params -> params.id(streamId).number(after).number(limit));
    }

    /// The first events of a trade, in order.
    public List<EventRow> ofTrade(UUID tradeId, int limit) {
        return read(
                SELECT + "trade_id = ? order by number fetch first ? rows only",
                params -> params.id(tradeId).number(limit));
    }

    private List<EventRow> read(String sql, Sql.Binding binding) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(connection -> Sql.list(connection, sql, binding, EventQueries::row)));
    }

    private static EventRow row(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong("number"),
                row.getString("kind"),
                Sql.idOf(row, "trade_id"),
                row.getString("actor"),
                Sql.textOf(row, "reason"),
                Sql.text(row, "state_before"),
                Sql.text(row, "state_after"),
                Sql.time(row, "happened_at"));
    }
}
