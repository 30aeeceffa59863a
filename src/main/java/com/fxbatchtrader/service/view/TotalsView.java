package com.fxbatchtrader.service.view;

import java.math.BigDecimal;

/// The booked deals of one pair.
///
/// @param pair in market order, `USD/ZAR`
/// @param trades how many
/// @param baseAmount their sum in the base currency (USD)
/// @param quoteAmount their sum in the quote currency (ZAR)
/// @param margin the desk's, in the quote currency
public record TotalsView(String pair, int trades, BigDecimal baseAmount, BigDecimal quoteAmount, BigDecimal margin) {}
