package com.fxbatchtrader.bank;

import java.math.BigDecimal;
import java.util.UUID;

/// One booking of one quote.
///
/// @param quoteId the quote that is booked
/// @param key our booking key (`dealTransactionID`): one per attempt, derived and stored before it is sent
/// @param quoteRate the bank's rate as received
/// @param dealRate the client's rate, at most 6 decimals
public record BookingRequest(long quoteId, UUID key, BigDecimal quoteRate, BigDecimal dealRate) {}
