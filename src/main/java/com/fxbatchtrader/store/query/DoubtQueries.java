package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.Database;

import jakarta.persistence.Tuple;

import java.util.List;

/// Reads what is in doubt. Safe for any thread.
public final class DoubtQueries {

    // a BOOKED trade of a run under way is confirmed in a moment; it is a doubt once that has failed
    private static final String IN_DOUBT =
            "join Batch b on b.id = t.batchId where a.openTradeId is not null and (t.status = :doubt"
                    + " or (t.status = :booked and (a.askedCount > 0 or b.lockedBy is null)))"
                    + " order by a.committedAt, t.id";

    private final Database database;

    public DoubtQueries(Database database) {
        this.database = database;
    }

    /// Trades in doubt, and booked ones whose confirmation is missing, the oldest first.
    public List<DoubtRow> list(int limit) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(TradeQueries.SELECT.formatted(", b") + IN_DOUBT, Tuple.class)
                                .setParameter("doubt", TradeStatus.IN_DOUBT)
                                .setParameter("booked", TradeStatus.BOOKED)
                                .setMaxResults(limit)
                                .getResultStream()
                                .map(
                                        tuple ->
                                                new DoubtRow(
                                                        TradeQueries.row(tuple),
                                                        BatchRow.of(tuple.get(3, Batch.class))))
                                .toList());
    }
}
