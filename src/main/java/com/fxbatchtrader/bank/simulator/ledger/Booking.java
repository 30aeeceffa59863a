package com.fxbatchtrader.bank.simulator.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/// One deal that the bank has booked: a line of its ledger, never changed.
///
/// @param transactionId the bank's own id of the booking
/// @param dealTransactionId the key that the desk gave it
/// @param quoteId the quote it was booked on
/// @param cif the client's number
/// @param fromAccount the account that paid
/// @param fromCurrency its currency
/// @param fromAmount what was taken from it
/// @param toAccount the account that was paid
/// @param toCurrency its currency
/// @param toAmount what was added to it
/// @param side `Buy` or `Sell` of the pair's base currency
/// @param pair as in `USD/ZAR`
/// @param dealCurrency the currency of `amount`
/// @param amount the deal's amount as it was quoted
/// @param quoteRate the bank's rate
/// @param dealRate the client's rate: the two amounts are computed with it
/// @param baseAmount the amount of the base currency
/// @param time when it was booked, always before the quote's expiry
public record Booking(
        String transactionId,
        String dealTransactionId,
        long quoteId,
        String cif,
        String fromAccount,
        String fromCurrency,
        BigDecimal fromAmount,
        String toAccount,
        String toCurrency,
        BigDecimal toAmount,
        String side,
        String pair,
        String dealCurrency,
        BigDecimal amount,
        BigDecimal quoteRate,
        BigDecimal dealRate,
        BigDecimal baseAmount,
        Instant time) {}
