package com.fxbatchtrader.engine.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.money.DealArithmetic;
import com.fxbatchtrader.domain.money.DealFigures;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.opengamma.strata.basics.currency.CurrencyPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/// A deal's rate and figures from what moved on its two accounts.
class LostFiguresTest {

    private static final DealArithmetic ARITHMETIC = new DealArithmetic(6);

    private final LostFigures lost = new LostFigures(ARITHMETIC);

    private static TradeOrder order(Side side, String currency, String amount) {
        TradeOrder.AccountNumber zar = new TradeOrder.AccountNumber(UUID.randomUUID(), "1000", "ZAR");
        TradeOrder.AccountNumber usd = new TradeOrder.AccountNumber(UUID.randomUUID(), "2000", "USD");
        return new TradeOrder(
                UUID.randomUUID(),
                UUID.randomUUID(),
                2,
                UUID.randomUUID(),
                "A1",
                side == Side.BUY ? zar : usd,
                side == Side.BUY ? usd : zar,
                side,
                CurrencyPair.parse("USD/ZAR"),
                currency,
                new BigDecimal(amount),
                Spread.of("358"),
                Delivery.CASH,
                Optional.empty());
    }

    private static BigDecimal money(String text) {
        return new BigDecimal(text);
    }

    /// The first four are a real deal sheet's.
    @ParameterizedTest
    @CsvSource({
        "BUY, ZAR, 200000, 17.8288, 11217.80, 401.60",
        "BUY, ZAR, 390000, 17.8260, 21878.16, 783.24",
        "BUY, ZAR, 700000, 17.8260, 39268.48, 1405.81",
        "BUY, ZAR, 400000, 17.8253, 22440.02, 803.35",
        "SELL, USD, 50000, 17.7554, 50000, 1790.00",
        "SELL, ZAR, 887770, 17.7554, 50000, 1790.00"
    })
    void the_rate_is_the_shortest_that_gives_both_amounts(
            Side side, String currency, String amount, BigDecimal rate, BigDecimal base, BigDecimal margin) {
        TradeOrder order = order(side, currency, amount);
        DealFigures figures = ARITHMETIC.figures(order.pair(), currency, order.amount(), rate, order.spread());
        BigDecimal paid = side == Side.BUY ? figures.quoteAmount() : figures.baseAmount();
        BigDecimal got = side == Side.BUY ? figures.baseAmount() : figures.quoteAmount();
        LostFigures.Dealt dealt = lost.of(order, paid.negate(), got).orElseThrow();
        assertThat(dealt.clientRate()).isEqualByComparingTo(rate);
        BigDecimal spread = order.spread().asRate();
        assertThat(dealt.bankRate()).isEqualByComparingTo(side == Side.BUY ? rate.subtract(spread) : rate.add(spread));
        assertThat(dealt.figures().baseAmount()).isEqualByComparingTo(base);
        assertThat(dealt.figures().margin()).isEqualByComparingTo(margin);
    }

    @Test
    void of_a_small_deal_the_amounts_are_right_and_the_rate_as_far_as_they_tell_it() {
        TradeOrder order = order(Side.BUY, "ZAR", "1000");
        LostFigures.Dealt dealt = lost.of(order, money("-1000.00"), money("56.12")).orElseThrow();
        assertThat(dealt.figures().baseAmount()).isEqualByComparingTo("56.12");
        assertThat(dealt.figures().quoteAmount()).isEqualByComparingTo("1000");
    }

    @Test
    void amounts_that_are_not_those_of_the_trade_give_nothing() {
        TradeOrder order = order(Side.BUY, "ZAR", "200000");
        assertThat(lost.of(order, money("-200000.01"), money("11217.80"))).isEmpty();
        assertThat(lost.of(order, money("0"), money("11217.80"))).isEmpty();
        assertThat(lost.of(order, money("-200000"), money("0.00"))).isEmpty();
    }
}
