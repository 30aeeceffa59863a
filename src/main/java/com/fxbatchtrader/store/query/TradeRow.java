package com.fxbatchtrader.store.query;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.BookingAttempt;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.Trade;
import com.fxbatchtrader.domain.trade.TradeState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A trade as its row says, with its last booking attempt. Amounts have the database's four decimals.
///
/// @param row the file's row as a spreadsheet shows it
/// @param valueDate as the file gave it, or as derived when the trade ran
/// @param attempt the last one; empty before the first intent
public record TradeRow(
        UUID id,
        UUID batchId,
        int row,
        String cif,
        String clientName,
        Side side,
        String pair,
        String dealCurrency,
        BigDecimal amount,
        BigDecimal spread,
        Delivery delivery,
        Optional<LocalDate> valueDate,
        Optional<String> reference,
        TradeState state,
        Optional<Attempt> attempt,
        Instant changedAt) {

    static TradeRow of(Trade trade, String clientName, @Nullable BookingAttempt last) {
        return new TradeRow(
                trade.id(),
                trade.batchId(),
                trade.rowNumber(),
                trade.cif(),
                clientName,
                trade.side(),
                trade.pair(),
                trade.dealCurrency(),
                trade.amount(),
                trade.spread(),
                trade.delivery(),
                trade.valueDate(),
                trade.reference(),
                trade.state(),
                Optional.ofNullable(last).map(BookingAttempt::attempt),
                trade.changedAt());
    }
}
