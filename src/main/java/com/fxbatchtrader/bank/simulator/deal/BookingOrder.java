package com.fxbatchtrader.bank.simulator.deal;

import java.math.BigDecimal;

/// What a desk sends to have a quote booked.
///
/// @param quoteId the quote
/// @param dealTransactionId the desk's key
/// @param quoteRate the quote's rate as the desk took it
/// @param dealRate the client's rate
public record BookingOrder(long quoteId, String dealTransactionId, BigDecimal quoteRate, BigDecimal dealRate) {}
