package com.fxbatchtrader.store.check;

import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Counts the trades of every batch by state and compares them with the counters that its row has. One statement, so
/// that a run under way is seen at one instant. Safe for any thread.
public final class CounterCheck {

    private static final int MOST_FINDINGS = 100;

    private static final String SQL =
            "select b.id, b.number, b.total_trades, b.pending_trades, b.current_concurrent_trades, b.booked_trades,"
                + " b.in_doubt_trades, b.succeeded_trades, b.failed_trades, b.cancelled_trades, c.total, c.pending,"
                + " c.running, c.booked, c.in_doubt, c.succeeded, c.failed, c.cancelled from batch b left join (select"
                + " batch_id, count(*) as total, count(case when status = 'PENDING' then 1 end) as pending, count(case"
                + " when status in ('EXECUTING', 'QUOTED', 'BOOKING') then 1 end) as running, count(case when status ="
                + " 'BOOKED' then 1 end) as booked, count(case when status = 'IN_DOUBT' then 1 end) as in_doubt,"
                + " count(case when status = 'SUCCESS' then 1 end) as succeeded, count(case when status = 'FAILED' then"
                + " 1 end) as failed, count(case when status = 'CANCELLED' then 1 end) as cancelled from trade group by"
                + " batch_id) c on c.batch_id = b.id where c.batch_id is null or b.total_trades <> c.total or"
                + " b.pending_trades <> c.pending or b.current_concurrent_trades <> c.running or b.booked_trades <>"
                + " c.booked or b.in_doubt_trades <> c.in_doubt or b.succeeded_trades <> c.succeeded or b.failed_trades"
                + " <> c.failed or b.cancelled_trades <> c.cancelled order by b.number fetch first ? rows only";

    private final Database database;

    public CounterCheck(Database database) {
        this.database = database;
    }

    /// The first 100 batches whose counters are wrong.
    public List<CounterFinding> all() {
        return database.inTransaction(
                session -> {
                    database.liftStatementTimeout(session);
                    return session.doReturningWork(
                            connection ->
                                    Sql.list(
                                            connection,
                                            SQL,
                                            params -> params.number(MOST_FINDINGS),
                                            CounterCheck::row));
                });
    }

    private static CounterFinding row(ResultSet row) throws SQLException {
        return new CounterFinding(
                Sql.id(row, "id"),
                row.getLong("number"),
                row.getInt("total_trades"),
                new Counts(
                        row.getInt("pending_trades"),
                        row.getInt("current_concurrent_trades"),
                        row.getInt("booked_trades"),
                        row.getInt("in_doubt_trades"),
                        row.getInt("succeeded_trades"),
                        row.getInt("failed_trades"),
                        row.getInt("cancelled_trades")),
                row.getInt("total"),
                new Counts(
                        row.getInt("pending"),
                        row.getInt("running"),
                        row.getInt("booked"),
                        row.getInt("in_doubt"),
                        row.getInt("succeeded"),
                        row.getInt("failed"),
                        row.getInt("cancelled")));
    }
}
