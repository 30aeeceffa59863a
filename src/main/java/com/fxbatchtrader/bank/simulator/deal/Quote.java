package com.fxbatchtrader.bank.simulator.deal;

import java.math.BigDecimal;
import java.time.Instant;

/// The bank's offer: it can be booked once, and only before it expires.
///
/// @param id never given out twice
/// @param request what it was asked for
/// @param rate the bank's rate
/// @param expiry the first instant at which it can no longer be booked
public record Quote(long id, QuoteRequest request, BigDecimal rate, Instant expiry) {}
