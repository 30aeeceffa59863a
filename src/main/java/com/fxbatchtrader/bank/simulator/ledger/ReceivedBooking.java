package com.fxbatchtrader.bank.simulator.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/// One booking request that reached the bank, whatever became of it. It is written before anything else happens.
///
/// @param dealTransactionId the key that the desk gave it
/// @param quoteId the quote it names
/// @param quoteRate the bank's rate as the desk sent it
/// @param dealRate the client's rate as the desk sent it
/// @param time when it came
public record ReceivedBooking(
        String dealTransactionId, long quoteId, BigDecimal quoteRate, BigDecimal dealRate, Instant time) {}
