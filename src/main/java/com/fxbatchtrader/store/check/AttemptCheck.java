package com.fxbatchtrader.store.check;

import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.sql.Sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Compares every trade with its booking attempts: one booked attempt exactly where the trade has succeeded, none where
/// it has failed or was cancelled, one open attempt exactly while its fate is open. Safe for any thread.
public final class AttemptCheck {

    private static final int MOST_FINDINGS = 100;

    private static final String SQL =
            "select t.id, t.row_number, b.number, t.status, c.open_count, c.booked_count"
                    + " from trade t join batch b on b.id = t.batch_id left join (select trade_id,"
                    + " count(case when outcome = 'OPEN' then 1 end) as open_count,"
                    + " count(case when outcome = 'BOOKED' then 1 end) as booked_count"
                    + " from booking_attempt group by trade_id) c on c.trade_id = t.id"
                    + " where coalesce(c.booked_count, 0) <> (case when t.status = 'SUCCESS' then 1 else 0 end)"
                    + " or coalesce(c.open_count, 0) <>"
                    + " (case when t.status in ('BOOKING', 'BOOKED', 'IN_DOUBT') then 1 else 0 end)"
                    + " order by b.number, t.row_number fetch first ? rows only";

    private final Database database;

    public AttemptCheck(Database database) {
        this.database = database;
    }

    /// A trade that contradicts its attempts.
    public record AttemptFinding(UUID tradeId, long batchNumber, int row, String status, int open, int booked) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "trade #%d/%d is %s and has %d open and %d booked attempts",
                    batchNumber,
                    row,
                    status,
                    open,
                    booked);
        }
    }

    /// The first 100 trades that contradict their attempts.
    public List<AttemptFinding> all() {
        return database.inTransaction(
                session -> {
                    database.liftStatementTimeout(session);
                    return new ArrayList<>(
                            session.doReturningWork(
                                    connection ->
                                            Sql.list(
                                                    connection,
                                                    SQL,
                                                    params -> params.number(MOST_FINDINGS),
                                                    row ->
                                                            new AttemptFinding(
                                                                    Sql.id(row, "id"),
                                                                    row.getLong("number"),
                                                                    row.getInt("row_number"),
                                                                    row.getString("status"),
                                                                    row.getInt("open_count"),
                                                                    row.getInt("booked_count")))));
                });
    }
}
