package com.fxbatchtrader.bank;

/// Every way a booking can end. Only [Booked] and [Refused] prove something (RELIABILITY.md: what a booking's answer
/// proves); [NotSent] is our own knowledge; all else is [Unproven] and must be asked for, never repeated.
public sealed interface BookingAnswer {

    /// What is kept of the exchange.
    AnswerMeta meta();

    /// The whole envelope with result code 0.
    ///
    /// @param bankTransactionId `header.transactionId`: the booking's id at the bank
    record Booked(String bankTransactionId, AnswerMeta meta) implements BookingAnswer {}

    /// A definite refusal: nothing was booked. The whole envelope, a code of the closed list, and HTTP 200, 400, 409 or
    /// 422; or 401 with the bank's own token-error body (code `UNAUTHORISED`).
    record Refused(String code, String message, AnswerMeta meta) implements BookingAnswer {}

    /// No byte of the request has left this process: no token could be had, or the process forbids it.
    record NotSent(String why, AnswerMeta meta) implements BookingAnswer {}

    /// Nothing is proven: the booking may or may not exist.
    ///
    /// @param why in words for people, e.g. `no answer in 10 s`
    record Unproven(Doubt doubt, String why, AnswerMeta meta) implements BookingAnswer {}

    /// Why nothing is proven.
    enum Doubt {
        NO_CONNECTION,
        NO_ANSWER,
        CUT,
        HTTP_STATUS,
        UNREADABLE,
        UNKNOWN_CODE
    }
}
