package com.fxbatchtrader.bank.simulator.ledger;

import java.time.Instant;

/// A deal that the bank took and then did not book.
///
/// @param transactionId the bank's own id
/// @param dealTransactionId the key that the desk gave it
/// @param quoteId the quote it was to be booked on
/// @param status `FAILED` or `REJECTED`
/// @param time when that was decided
public record FailedDeal(String transactionId, String dealTransactionId, long quoteId, String status, Instant time) {}
