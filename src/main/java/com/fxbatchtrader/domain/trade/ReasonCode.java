package com.fxbatchtrader.domain.trade;

/// Why a trade failed or waits, where the reason is ours. A refusal by the bank keeps the bank's own code.
public enum ReasonCode {
    ACCOUNT_CLOSED,
    ACCOUNT_DORMANT,
    INSUFFICIENT_FUNDS,
    VALUE_DATE_PAST,
    CUT_OFF,
    RATE_GUARD,
    CLIENT_STOPPED,
    BANK_UNREACHABLE,
    BANK_REFUSED,
    BANK_CREDENTIALS,
    BANK_PROTOCOL,
    /// The bank does not know the booking, finally.
    NOT_BOOKED,
    /// The bank's status says FAILED.
    BANK_FAILED,
    /// The bank's status says REJECTED.
    BANK_REJECTED,
    /// The database's server has changed, and what it may have lost of this trade is asked for.
    SERVER_CHANGED,
    /// A defect of this program ended the trade's run in a state in which nothing can have been booked.
    INTERNAL_ERROR
}
