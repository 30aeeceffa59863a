package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.domain.money.DealFigures;

import java.math.BigDecimal;

/// A quote with what it comes to for the client.
///
/// @param endsNanos the quote's end on the monotonic clock, at the earliest
record Offer(RatedQuote quote, BigDecimal clientRate, DealFigures figures, long endsNanos) {}
