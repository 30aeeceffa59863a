package com.fxbatchtrader.engine.trade;

/// What came of asking the bank for the reference of a booking that a person has given.
public sealed interface ReferenceAnswer {

    /// In words, for people.
    String said();

    /// The bank has the booking under our key: BOOKED is written, and SUCCESS where it is confirmed.
    record Booked(String said) implements ReferenceAnswer {}

    /// It is not proven: the trade stands as it stood.
    record NotProven(Why why, String said) implements ReferenceAnswer {}

    /// It was not this trade's to settle any more when its turn came: nothing was written.
    record Overtaken(String said) implements ReferenceAnswer {}

    /// Why it is not proven.
    enum Why {
        /// The reference is our own key, or another booking of this desk bears it.
        NOT_ITS_REFERENCE,
        /// The bank does not know the reference.
        UNKNOWN,
        /// The answer names another booking.
        OTHER_BOOKING,
        /// The answer names no key of ours.
        NO_KEY,
        /// The bank says that it did not take effect.
        NOT_BOOKED,
        /// Amounts at the bank are not those of the trade.
        DIFFERS,
        /// The bank's answer can't be used as it is.
        UNCLEAR,
        /// The bank could not be asked.
        AWAY
    }
}
