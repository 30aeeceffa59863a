package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.sql.Bulk;
import com.fxbatchtrader.store.sql.Params;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The SQL of trades: conditional updates and the reading of work.
final class TradeRows {

    /// Takes each trade from where its step supposes it to where the step leaves it. Found by its id alone: what must
    /// be true of the row besides is put so that no index serves it. A server without statistics else walks through all
    /// trades of the batch that have this status.
    static final Bulk<Step> UPDATE =
            Bulk.<Step>update("trade")
                    .text("status = ?", step -> step.after.status().name())
                    .textOrNull("reason_code = ?", step -> step.after.reasonCode())
                    .textOrNull("reason_text = ?", step -> step.after.reasonText())
                    .number("attempts = ?", step -> step.after.attempts())
                    .number("requotes = ?", step -> step.after.requotes())
                    .number("rounds = ?", step -> step.after.rounds())
                    .number("retries = ?", step -> step.after.retries())
                    .idOf("open_attempt_id = ?", step -> step.after.openAttempt())
                    .numberOf("quote_id = ?", step -> step.after.quoteId())
                    .timeOf("quote_expiry = ?", step -> step.after.quoteExpiry())
                    .decimalOf("bank_rate = ?", step -> step.after.bankRate())
                    .decimalOf("client_rate = ?", step -> step.after.clientRate())
                    .decimalOf("base_amount = ?", step -> step.after.baseAmount())
                    .decimalOf("margin = ?", step -> step.after.margin())
                    .dateOf(
                            "value_date = case when value_date_given then value_date else ? end",
                            step -> step.after.derivedDate())
                    .number("owner_fence = ?", Step::fence)
                    .time("changed_at = ?", Step::now)
                    .where()
                    .id("id = ?", step -> step.order.id())
                    .id("batch_id is not distinct from ?", step -> step.order.batchId())
                    .text("status is not distinct from ?", step -> step.before.status().name())
                    .number("attempts = ?", step -> step.before.attempts())
                    .made();

    private static final String SELECT =
            "select t.*, f.number as from_number, f.currency as from_currency,"
                    + " g.number as to_number, g.currency as to_currency from trade t"
                    + " join account f on f.id = t.from_account_id join account g on g.id = t.to_account_id";

    private static final String PAGE =
            SELECT
                    + " where t.batch_id = ? and t.status = ? and t.row_number > ?"
                    + " order by t.batch_id, t.status, t.row_number fetch first ? rows only";

    private TradeRows() {}

    /// A trade's way through one group.
    ///
    /// @param before where it must stand
    /// @param fence of the run that writes it
    /// @param now the database's clock
    record Step(TradeOrder order, TradeState before, TradeState after, long fence, Instant now) {}

    /// Trades of a batch in one of the states, behind a row, in the file's order. One query a state, in the order of
    /// its index from the first column on: H2 would else read, join and sort all that is left of the batch for each
    /// page.
    static List<TradeWork> read(Connection connection, UUID batchId, List<TradeStatus> states, int afterRow, int limit)
            throws SQLException {
        List<TradeWork> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            for (TradeStatus state : states) {
                new Params(select).id(batchId).text(state.name()).number(afterRow).number(limit);
                found.addAll(works(select));
            }
        }
        found.sort(Comparator.comparingInt(work -> work.order().row()));
        return AttemptRows.withOpenAttempts(connection, found.stream().limit(limit).toList());
    }

    /// One trade; empty when there is none.
    static Optional<TradeWork> one(Connection connection, UUID tradeId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where t.id = ?")) {
            new Params(select).id(tradeId);
            return AttemptRows.withOpenAttempts(connection, works(select)).stream().findFirst();
        }
    }

    private static List<TradeWork> works(PreparedStatement select) throws SQLException {
        List<TradeWork> works = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                works.add(new TradeWork(order(row), state(row), Optional.empty()));
            }
        }
        return works;
    }

    private static TradeOrder order(ResultSet row) throws SQLException {
        String pair = row.getString("pair");
        boolean given = row.getBoolean("value_date_given");
        return new TradeOrder(
                Sql.id(row, "id"),
                Sql.id(row, "batch_id"),
                row.getInt("row_number"),
                Sql.id(row, "client_id"),
                row.getString("cif"),
                new TradeOrder.AccountNumber(
                        Sql.id(row, "from_account_id"), row.getString("from_number"), row.getString("from_currency")),
                new TradeOrder.AccountNumber(
                        Sql.id(row, "to_account_id"), row.getString("to_number"), row.getString("to_currency")),
                Side.valueOf(row.getString("side")),
                Currencies.pair(pair).orElseThrow(() -> new IllegalStateException("stored pair " + pair)),
                row.getString("deal_currency"),
                Currencies.trimmed(row.getBigDecimal("amount"), row.getString("deal_currency")),
                new Spread(row.getBigDecimal("spread")),
                Delivery.valueOf(row.getString("delivery")),
                given ? Sql.dateOf(row, "value_date") : Optional.empty());
    }

    private static TradeState state(ResultSet row) throws SQLException {
        return new TradeState(
                TradeStatus.valueOf(row.getString("status")),
                Sql.text(row, "reason_code"),
                Sql.text(row, "reason_text"),
                row.getInt("attempts"),
                row.getInt("requotes"),
                row.getInt("rounds"),
                row.getInt("retries"),
                Sql.idOf(row, "open_attempt_id"),
                Sql.numberOf(row, "quote_id"),
                Sql.timeOf(row, "quote_expiry"),
                Sql.decimalOf(row, "bank_rate"),
                Sql.decimalOf(row, "client_rate"),
                Sql.decimalOf(row, "base_amount"),
                Sql.decimalOf(row, "margin"),
                row.getBoolean("value_date_given") ? Optional.empty() : Sql.dateOf(row, "value_date"));
    }
}
