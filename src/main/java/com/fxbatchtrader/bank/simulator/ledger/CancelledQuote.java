package com.fxbatchtrader.bank.simulator.ledger;

import java.time.Instant;

/// A quote that can never be booked any more, though its time was not over.
///
/// @param quoteId the quote
/// @param time when it was cancelled, by the desk or by the bank
public record CancelledQuote(long quoteId, Instant time) {}
