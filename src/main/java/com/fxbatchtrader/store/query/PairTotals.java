package com.fxbatchtrader.store.query;

import java.math.BigDecimal;

/// What the confirmed deals of one pair come to, with the decimals of their currencies.
///
/// @param quoteAmount what was dealt in the pair's quote currency
/// @param margin in the quote currency
public record PairTotals(String pair, int trades, BigDecimal baseAmount, BigDecimal quoteAmount, BigDecimal margin) {}
