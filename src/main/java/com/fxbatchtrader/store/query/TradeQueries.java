package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.BookingAttempt;
import com.fxbatchtrader.domain.trade.Trade;
import com.fxbatchtrader.store.Database;

import jakarta.persistence.Tuple;

import org.hibernate.query.SelectionQuery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads trades, page by page: a batch has up to 100,000. Safe for any thread.
public final class TradeQueries {

    static final String SELECT =
            "select t, c.name, a%s from Trade t join Client c on c.id = t.clientId"
                    + " left join BookingAttempt a on a.tradeId = t.id and a.number = t.attempts ";

    private final Database database;

    public TradeQueries(Database database) {
        this.database = database;
    }

    /// Trades of a batch behind a row of its file, in the file's order.
    ///
    /// @param afterRow 0 begins at the first
    public List<TradeRow> page(UUID batchId, int afterRow, int limit) {
        return database.inTransaction(
                session ->
                        rows(
                                session.createSelectionQuery(
                                                SELECT.formatted("")
                                                        + "where t.batchId = :batch and t.rowNumber > :after order by"
                                                        // as the index begins: H2 would else sort what is left
                                                        + " t.batchId, t.rowNumber",
                                                Tuple.class)
                                        .setParameter("batch", batchId)
                                        .setParameter("after", afterRow)
                                        .setMaxResults(limit)));
    }

    public Optional<TradeRow> find(UUID id) {
        return database.inTransaction(
                session ->
                        rows(
                                        session.createSelectionQuery(
                                                        SELECT.formatted("") + "where t.id = :id", Tuple.class)
                                                .setParameter("id", id))
                                .stream()
                                .findFirst());
    }

    /// By its batch's number and its row in the file.
    public Optional<TradeRow> find(long batchNumber, int row) {
        return database.inTransaction(
                session ->
                        rows(
                                        session.createSelectionQuery(
                                                        SELECT.formatted("")
                                                                + "join Batch b on b.id = t.batchId where b.number ="
                                                                + " :number and t.rowNumber = :row",
                                                        Tuple.class)
                                                .setParameter("number", batchNumber)
                                                .setParameter("row", row))
                                .stream()
                                .findFirst());
    }

    /// All booking attempts of a trade, the last one last.
    public List<Attempt> attempts(UUID tradeId) {
        return database.inTransaction(
                session ->
                        session.createSelectionQuery(
                                        "from BookingAttempt a where a.tradeId = :trade order by a.number",
                                        BookingAttempt.class)
                                .setParameter("trade", tradeId)
                                .getResultStream()
                                .map(BookingAttempt::attempt)
                                .toList());
    }

    private static List<TradeRow> rows(SelectionQuery<Tuple> query) {
        return query.getResultStream().map(TradeQueries::row).toList();
    }

    static TradeRow row(Tuple tuple) {
        return TradeRow.of(tuple.get(0, Trade.class), tuple.get(1, String.class), tuple.get(2, BookingAttempt.class));
    }
}
