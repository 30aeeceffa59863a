package com.fxbatchtrader.store.feed;

import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads the feed, and only what stands below the oldest transaction that still runs: a younger one may have committed
/// before it, and its events would else be passed over for ever. A long transaction so holds the feed up and loses
/// nothing. On PostgreSQL the server knows what runs, whoever runs it; an H2 file has this process alone. Safe for any
/// thread.
public final class FeedStore {

    /// Where a process tells the others that steps of trades were committed.
    static final String CHANNEL = "fxbatch";

    /// What it tells: everything else is told by the database, by the kind of the event.
    static final String TRADES = "trades";

    private static final String COLUMNS =
            "select transaction_id, id, stream, stream_id, number, kind, trade_id, actor, recorded_at, ";
    private static final String ORDER = " order by transaction_id, id fetch first ? rows only";

    static final String POSTGRESQL =
            COLUMNS
                    + "transaction_id < pg_snapshot_xmin(pg_current_snapshot()) as settled"
                    + " from event where (transaction_id, id) > (cast(? as xid8), ?)"
                    + ORDER;

    /// Without the comparison of pairs, which H2 does not look up in the index.
    static final String H2 =
            COLUMNS
                    + "transaction_id < ? as settled from event"
                    + " where transaction_id >= ? and (transaction_id > ? or id > ?)"
                    + ORDER;

    private final Database database;

    public FeedStore(Database database) {
        this.database = database;
    }

    /// The place from which on everything is still to come.
    public FeedCursor now() {
        return database.dialect().h2()
                ? FeedCursor.before(database.oldestRunning())
                : database.inTransaction(
                        session ->
                                session.doReturningWork(
                                        connection ->
                                                Sql.first(
                                                                connection,
                                                                "select cast(pg_snapshot_xmin(pg_current_snapshot())"
                                                                        + " as text) as oldest",
                                                                Sql.Binding.NONE,
                                                                row ->
                                                                        FeedCursor.before(
                                                                                Long.parseLong(
                                                                                        row.getString("oldest"))))
                                                        .orElseThrow()));
    }

    /// The next events behind a place.
    public FeedPage after(FeedCursor place, int limit) {
        // asked before the transaction begins: whatever ends from now on may or may not be seen, and counts as running
        long oldest = database.oldestRunning();
        List<Row> rows =
                database.inTransaction(
                        session -> session.doReturningWork(connection -> read(connection, place, oldest, limit)));
        List<FeedEvent> settled = new ArrayList<>();
        for (Row row : rows) {
            if (!row.settled) {
                return page(settled, place, true);
            }
            settled.add(row.event);
        }
        return page(settled, place, false);
    }

    private static FeedPage page(List<FeedEvent> events, FeedCursor place, boolean heldBack) {
        return new FeedPage(events, events.isEmpty() ? place : events.getLast().at(), heldBack);
    }

    private List<Row> read(Connection connection, FeedCursor place, long oldest, int limit) throws SQLException {
        return database.dialect().h2()
                ? Sql.list(
                        connection,
                        H2,
                        params ->
                                params.number(oldest)
                                        .number(place.transaction())
                                        .number(place.transaction())
                                        .id(place.event())
                                        .number(limit),
                        FeedStore::row)
                : Sql.list(
                        connection,
                        POSTGRESQL,
                        params -> params.text(Long.toString(place.transaction())).id(place.event()).number(limit),
                        FeedStore::row);
    }

    /// Tells every process that listens that steps of trades were committed. On PostgreSQL only.
    public void ring() {
        database.inTransactionDo(
                session ->
                        session.doWork(
                                connection -> {
                                    try (var call = connection.prepareStatement("select pg_notify(?, ?)")) {
                                        call.setString(1, CHANNEL);
                                        call.setString(2, TRADES);
                                        call.execute();
                                    }
                                }));
    }

    /// @param settled whether everything before it can be seen too
    private record Row(FeedEvent event, boolean settled) {}

    private static Row row(ResultSet row) throws SQLException {
        FeedCursor at = new FeedCursor(Long.parseLong(row.getString("transaction_id")), Sql.id(row, "id"));
        return new Row(
                new FeedEvent(
                        at,
                        StreamKind.valueOf(Sql.text(row, "stream")),
                        Sql.id(row, "stream_id"),
                        row.getLong("number"),
                        Sql.text(row, "kind"),
                        Sql.idOf(row, "trade_id"),
                        Sql.text(row, "actor"),
                        Sql.time(row, "recorded_at")),
                row.getBoolean("settled"));
    }
}
