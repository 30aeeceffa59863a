package com.fxbatchtrader.domain.money;

import java.math.BigDecimal;

/// A client's mark-up in pips; one pip is 0.0001 of the rate, so 358 pips on USD/ZAR are 0.0358 ZAR per USD.
///
/// @param pips zero or more, at most 99,999, with at most 2 decimals
public record Spread(BigDecimal pips) {

    private static final BigDecimal MAXIMUM = new BigDecimal("99999");

    public Spread {
        if (pips.signum() < 0 || pips.compareTo(MAXIMUM) > 0 || pips.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("a spread is 0 to 99999 pips with at most 2 decimals, not " + pips);
        }
        pips = pips.stripTrailingZeros();
        pips = pips.scale() < 0 ? pips.setScale(0) : pips;
    }

    /// Reads pips such as `358`.
    public static Spread of(String pips) {
        return new Spread(new BigDecimal(pips));
    }

    /// The mark-up as a difference of rates: pips × 0.0001.
    public BigDecimal asRate() {
        return pips.movePointLeft(4);
    }

    @Override
    public String toString() {
        return pips.toPlainString();
    }
}
