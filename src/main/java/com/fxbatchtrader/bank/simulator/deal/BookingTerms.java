package com.fxbatchtrader.bank.simulator.deal;

import java.time.Duration;

/// How the bank treats one booking, beyond its rules.
///
/// @param deduplicate whether a key that was booked before gets the former answer again
/// @param repeatedCode the refusal of a second booking of the same quote under the same key, where keys are not
///   de-duplicated
/// @param ending what becomes of the deal
/// @param pendingFor how long the status says PENDING
/// @param statusLag how long the status call does not know the deal
/// @param ownIdOnly whether the status call knows it by the bank's own id only
public record BookingTerms(
        boolean deduplicate,
        String repeatedCode,
        Ending ending,
        Duration pendingFor,
        Duration statusLag,
        boolean ownIdOnly) {

    /// A bank that de-duplicates, books at once and tells it at once.
    public static final BookingTerms PLAIN =
            new BookingTerms(true, "DUPLICATE_TRANSACTION", Ending.COMPLETED, Duration.ZERO, Duration.ZERO, false);

    /// What becomes of a deal that the bank took.
    public enum Ending {
        /// It is booked.
        COMPLETED,
        /// It is not booked: something failed inside the bank.
        FAILED,
        /// It is not booked: somebody in the bank said no.
        REJECTED
    }
}
