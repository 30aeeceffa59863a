package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.sql.Params;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The SQL of trades: conditional updates and the reading of work.
final class TradeRows {

    /// Found by its id alone: what must be true of the row besides is put so that no index serves it. A server without
    /// statistics else walks through all trades of the batch that have this status.
    private static final String UPDATE =
            "update trade set status = ?, reason_code = ?, reason_text = ?, attempts = ?, requotes = ?, rounds = ?,"
                + " retries = ?, open_attempt_id = ?, quote_id = ?, quote_expiry = ?, bank_rate = ?, client_rate = ?,"
                + " base_amount = ?, margin = ?, value_date = case when value_date_given then value_date else ? end,"
                + " owner_fence = ?, changed_at = ? where id = ? and batch_id is not distinct from ? and status is not"
                + " distinct from ? and attempts = ?";

    private static final String SELECT =
            "select t.*, f.number as from_number, f.currency as from_currency,"
                    + " g.number as to_number, g.currency as to_currency from trade t"
                    + " join account f on f.id = t.from_account_id join account g on g.id = t.to_account_id";

    private TradeRows() {}

    /// A trade's way through one group.
    ///
    /// @param before where it must stand
    record Step(TradeOrder order, TradeState before, TradeState after) {}

    /// Updates each trade that stands where its step supposes. All steps are of one batch, and of different trades.
    ///
    /// @return for each step whether its row was there
    static boolean[] update(Connection connection, List<Step> steps, long fence, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            Params params = new Params(update);
            for (Step step : steps) {
                bind(params.again(), step, fence, now);
                update.addBatch();
            }
            int[] counts = update.executeBatch();
            boolean[] done = new boolean[counts.length];
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] != 0 && counts[i] != 1) {
                    throw new IllegalStateException(
                            "updating one trade changed " + counts[i] + " rows: " + steps.get(i).order().id());
                }
                done[i] = counts[i] == 1;
            }
            return done;
        }
    }

    private static void bind(Params to, Step step, long fence, Instant now) throws SQLException {
        TradeState after = step.after();
        to.text(after.status().name())
                .textOrNull(after.reasonCode())
                .textOrNull(after.reasonText())
                .number(after.attempts())
                .number(after.requotes())
                .number(after.rounds())
                .number(after.retries())
                .id(after.openAttempt())
                .number(after.quoteId())
                .time(after.quoteExpiry())
                .decimal(after.bankRate())
                .decimal(after.clientRate())
                .decimal(after.baseAmount())
                .decimal(after.margin())
                .date(after.derivedDate())
                .number(fence)
                .time(now)
                .id(step.order().id())
                .id(step.order().batchId())
                .text(step.before().status().name())
                .number(step.before().attempts());
    }

    /// Trades of a batch in one of the states, behind a row, in the file's order.
    static List<TradeWork> read(Connection connection, UUID batchId, List<TradeStatus> states, int afterRow, int limit)
            throws SQLException {
        String marks = "?" + ", ?".repeat(states.size() - 1);
        String sql =
                SELECT
                        + " where t.batch_id = ? and t.status in ("
                        + marks
                        + ") and t.row_number > ? order by t.row_number fetch first ? rows only";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            Params binder = new Params(select).id(batchId);
            for (TradeStatus state : states) {
                binder.text(state.name());
            }
            binder.number(afterRow).number(limit);
            return works(connection, select);
        }
    }

    /// One trade; empty when there is none.
    static Optional<TradeWork> one(Connection connection, UUID tradeId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where t.id = ?")) {
            new Params(select).id(tradeId);
            return works(connection, select).stream().findFirst();
        }
    }

    private static List<TradeWork> works(Connection connection, PreparedStatement select) throws SQLException {
        List<TradeWork> works = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                works.add(new TradeWork(order(row), state(row), Optional.empty()));
            }
        }
        return AttemptRows.withOpenAttempts(connection, works);
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
