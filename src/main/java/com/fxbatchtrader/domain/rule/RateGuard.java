package com.fxbatchtrader.domain.rule;

import com.fxbatchtrader.domain.money.Currencies;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/// Judges a quote before it is booked: it still lives, it lies within the deviation of the reference rate, and the
/// margin is enough.
///
/// @param maxDeviationBp the most that the bank's rate may differ from the reference, in basis points of it
/// @param minMargin the least margin of a deal, in the pair's quote currency
/// @param leastLife the least that a quote must have to live
public record RateGuard(BigDecimal maxDeviationBp, BigDecimal minMargin, Duration leastLife) {

    private static final BigDecimal BASIS = new BigDecimal(10_000);
    private static final MathContext PRECISION = new MathContext(20, RoundingMode.HALF_UP);

    /// Why the quote is not taken, with its figures; empty when it is.
    public Optional<String> objection(
            CurrencyPair pair, BigDecimal bankRate, BigDecimal reference, BigDecimal margin, Duration life) {
        if (life.compareTo(leastLife) < 0) {
            return Optional.of("the quote lives for " + Math.max(0, life.toMillis()) + " ms only");
        }
        BigDecimal deviation = deviationBp(bankRate, reference);
        if (deviation.compareTo(maxDeviationBp) > 0) {
            return Optional.of(
                    plain(bankRate)
                            + " is "
                            + deviation.setScale(1, RoundingMode.HALF_UP)
                            + " bp from the reference "
                            + plain(reference)
                            + " (limit "
                            + plain(maxDeviationBp)
                            + ")");
        }
        if (margin.compareTo(minMargin) < 0) {
            int digits = Currencies.minorDigits(pair.getCounter().getCode());
            return Optional.of(
                    "the margin of "
                            + pair.getCounter()
                            + " "
                            + margin.setScale(digits, RoundingMode.HALF_UP)
                            + " is below the least of "
                            + plain(minMargin));
        }
        return Optional.empty();
    }

    /// |rate − reference| ÷ reference in basis points.
    public static BigDecimal deviationBp(BigDecimal rate, BigDecimal reference) {
        return rate.subtract(reference).abs().multiply(BASIS).divide(reference, PRECISION);
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
