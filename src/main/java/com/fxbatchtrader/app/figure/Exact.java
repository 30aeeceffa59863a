package com.fxbatchtrader.app.figure;

import com.fxbatchtrader.domain.money.Currencies;

import java.math.BigDecimal;

/// Sets decimals without changing a value: a database gives every amount four decimals and every rate eight.
public final class Exact {

    private static final int LEAST_RATE_DECIMALS = 4;
    private static final int USUAL_MINOR_DIGITS = 2;

    private Exact() {}

    /// An amount with its currency's minor units, or with all its decimals where it has more.
    public static BigDecimal money(BigDecimal amount, String currency) {
        int minor = Currencies.exists(currency) ? Currencies.minorDigits(currency) : USUAL_MINOR_DIGITS;
        return amount.setScale(Math.max(minor, needed(amount)));
    }

    /// A rate with 4 decimals, or with all its decimals where it has more.
    public static BigDecimal rate(BigDecimal rate) {
        return rate.setScale(Math.max(LEAST_RATE_DECIMALS, needed(rate)));
    }

    /// Any other number with no more decimals than it needs.
    public static BigDecimal plain(BigDecimal number) {
        return number.setScale(Math.max(0, needed(number)));
    }

    private static int needed(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }
}
