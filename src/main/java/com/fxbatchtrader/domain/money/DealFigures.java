package com.fxbatchtrader.domain.money;

import java.math.BigDecimal;

/// What a deal comes to.
///
/// @param baseAmount in the pair's base currency (USD bought)
/// @param quoteAmount in the pair's quote currency (ZAR paid)
/// @param margin the desk's, in the quote currency
public record DealFigures(BigDecimal baseAmount, BigDecimal quoteAmount, BigDecimal margin) {}
