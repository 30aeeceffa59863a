package com.fxbatchtrader.domain.money;

import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// The arithmetic of a client's deal. Client rate = bank rate ± spread × 0.0001 (plus where the client buys the base
/// currency, minus where he sells it); base amount = quote amount ÷ client rate; margin in the quote currency = base
/// amount × spread × 0.0001. HALF_UP, each result rounded once, from unrounded values.
///
/// @param rateDecimals decimals that the venue takes in a client rate, 0–6
public record DealArithmetic(int rateDecimals) {

    private static final MathContext EXACT_ENOUGH = new MathContext(40, RoundingMode.HALF_UP);

    public DealArithmetic {
        if (rateDecimals < 0 || rateDecimals > 6) {
            throw new IllegalArgumentException("a rate has 0 to 6 decimals, not " + rateDecimals);
        }
    }

    /// The rate that the client gets.
    ///
    /// @throws ArithmeticException when the spread leaves no positive rate
    public BigDecimal clientRate(BigDecimal bankRate, Spread spread, Side side) {
        BigDecimal rate = side == Side.BUY ? bankRate.add(spread.asRate()) : bankRate.subtract(spread.asRate());
        BigDecimal rounded = rate.setScale(rateDecimals, RoundingMode.HALF_UP);
        if (rounded.signum() <= 0) {
            throw new ArithmeticException("a spread of " + spread + " pips leaves no rate of " + bankRate);
        }
        return rounded;
    }

    /// The figures of a deal at a client rate.
    ///
    /// @param dealCurrency base or quote currency of the pair: what `amount` is in
    public DealFigures figures(
            CurrencyPair pair, String dealCurrency, BigDecimal amount, BigDecimal clientRate, Spread spread) {
        boolean inBase = pair.getBase().getCode().equals(dealCurrency);
        BigDecimal base = inBase ? amount : amount.divide(clientRate, EXACT_ENOUGH);
        BigDecimal quote = inBase ? amount.multiply(clientRate) : amount;
        BigDecimal margin = base.multiply(spread.asRate());
        return new DealFigures(
                rounded(base, pair.getBase().getCode()),
                rounded(quote, pair.getCounter().getCode()),
                rounded(margin, pair.getCounter().getCode()));
    }

    private static BigDecimal rounded(BigDecimal amount, String currency) {
        return amount.setScale(Currencies.minorDigits(currency), RoundingMode.HALF_UP);
    }
}
