package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.domain.money.DealArithmetic;
import com.fxbatchtrader.domain.money.DealFigures;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.TradeOrder;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// What a deal was dealt at whose quote was lost, from what moved on its two accounts: the shortest rate that gives
/// exactly these amounts. The amounts are the bank's to the cent; a rate with more decimals than they can tell apart
/// gives the same amounts.
///
/// @param arithmetic the venue's
record LostFigures(DealArithmetic arithmetic) {

    /// A deal's rates and figures.
    record Dealt(BigDecimal bankRate, BigDecimal clientRate, DealFigures figures) {}

    /// Works it out; empty where the amounts are not those of this trade.
    ///
    /// @param paid what moved on the account that pays, `received` on the other one; of either sign
    Optional<Dealt> of(TradeOrder order, BigDecimal paid, BigDecimal received) {
        boolean paysBase = order.from().currency().equals(order.pair().getBase().getCode());
        BigDecimal base = (paysBase ? paid : received).abs();
        BigDecimal quote = (paysBase ? received : paid).abs();
        if (base.signum() == 0 || quote.signum() == 0) {
            return Optional.empty();
        }
        for (int decimals = 0; decimals <= arithmetic.rateDecimals(); decimals++) {
            BigDecimal rate = quote.divide(base, decimals, RoundingMode.HALF_UP);
            if (rate.signum() > 0 && gives(order, rate, base, quote)) {
                BigDecimal spread = order.spread().asRate();
                BigDecimal bankRate = order.side() == Side.BUY ? rate.subtract(spread) : rate.add(spread);
                return bankRate.signum() > 0
                        ? Optional.of(new Dealt(bankRate, rate, figures(order, rate)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean gives(TradeOrder order, BigDecimal rate, BigDecimal base, BigDecimal quote) {
        DealFigures figures = figures(order, rate);
        return figures.baseAmount().compareTo(base) == 0 && figures.quoteAmount().compareTo(quote) == 0;
    }

    private DealFigures figures(TradeOrder order, BigDecimal rate) {
        return arithmetic.figures(order.pair(), order.dealCurrency(), order.amount(), rate, order.spread());
    }
}
