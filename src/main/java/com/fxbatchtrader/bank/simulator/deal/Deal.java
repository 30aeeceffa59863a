package com.fxbatchtrader.bank.simulator.deal;

import com.fxbatchtrader.bank.simulator.deal.BookingTerms.Ending;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.bank.simulator.ledger.FailedDeal;

import java.time.Instant;

/// A deal that the bank took, as its status call knows it.
///
/// @param transactionId the bank's own id
/// @param dealTransactionId the desk's key
/// @param ending what became of it
/// @param time when
/// @param pendingUntil before that the status says PENDING
/// @param knownFrom before that the status call does not know it
/// @param ownIdOnly whether the status call knows it by the bank's own id only
public record Deal(
        String transactionId,
        String dealTransactionId,
        Ending ending,
        Instant time,
        Instant pendingUntil,
        Instant knownFrom,
        boolean ownIdOnly) {

    static Deal of(Booking booking, BookingTerms terms) {
        return of(booking.transactionId(), booking.dealTransactionId(), Ending.COMPLETED, booking.time(), terms);
    }

    static Deal of(FailedDeal deal, BookingTerms terms) {
        return of(deal.transactionId(), deal.dealTransactionId(), Ending.valueOf(deal.status()), deal.time(), terms);
    }

    private static Deal of(String id, String key, Ending ending, Instant time, BookingTerms terms) {
        return new Deal(
                id, key, ending, time, time.plus(terms.pendingFor()), time.plus(terms.statusLag()), terms.ownIdOnly());
    }

    /// The status word at an instant: `PENDING`, `COMPLETED`, `FAILED` or `REJECTED`.
    public String statusAt(Instant now) {
        return now.isBefore(pendingUntil) ? "PENDING" : ending.name();
    }

    boolean isKnownAs(String id, Instant now) {
        boolean named = transactionId.equals(id) || !ownIdOnly;
        return named && !now.isBefore(knownFrom);
    }
}
