package com.fxbatchtrader.engine;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.Delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// A trade that a test hands in.
///
/// @param cif the client; two orders of one client draw on the same accounts
record Order(
        String cif,
        Side side,
        String dealCurrency,
        BigDecimal amount,
        Delivery delivery,
        Optional<LocalDate> valueDate) {

    /// Buys USD for so many ZAR, today.
    static Order buy(String cif, String amount) {
        return new Order(cif, Side.BUY, "ZAR", new BigDecimal(amount), Delivery.CASH, Optional.empty());
    }

    Order with(Side other, String currency) {
        return new Order(cif, other, currency, amount, delivery, valueDate);
    }

    Order on(Delivery other, LocalDate date) {
        return new Order(cif, side, dealCurrency, amount, other, Optional.of(date));
    }

    Order on(Delivery other) {
        return new Order(cif, side, dealCurrency, amount, other, Optional.empty());
    }
}
