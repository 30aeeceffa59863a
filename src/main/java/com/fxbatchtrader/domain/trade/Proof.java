package com.fxbatchtrader.domain.trade;

/// What closed a booking attempt. Attempts are final for ever.
public enum Proof {
    /// Booked: the bank's status says COMPLETED and names our key or the booking's id.
    STATUS_COMPLETED(true),
    /// Booked: the bank's status of a reference that a person has given says COMPLETED and names our key.
    STATUS_BY_REFERENCE(true),
    /// Booked: a line of the statement carries our key.
    STATEMENT_LINE(true),
    /// Not booked: a definite refusal of the booking.
    DEFINITE_REFUSAL(false),
    /// Not booked: the process that wrote the intent knows that it sent nothing.
    NEVER_SENT(false),
    /// Not booked: the status, naming our key, says FAILED or REJECTED.
    STATUS_REJECTED(false),
    /// Not booked: a bank known to answer by our key doesn't know it, after the quote's end, twice.
    UNKNOWN_FINAL(false);

    private final boolean booked;

    Proof(boolean booked) {
        this.booked = booked;
    }

    /// Whether it proves a booking (else it proves that there is none).
    public boolean booked() {
        return booked;
    }
}
