package com.fxbatchtrader.engine;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.StatusAnswer;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// What may go otherwise than well at a [MemoryBank]. Every method says what a bank without faults does.
interface BankScript {

    /// Nothing goes wrong.
    BankScript CLEAN = new BankScript() {};

    /// How long a call takes; a booking's request travels half of it.
    default Duration takes(String call) {
        return Duration.ofMillis(20);
    }

    /// A failure of a safe call, before it takes effect.
    default Optional<BankException> failure(String call) {
        return Optional.empty();
    }

    default AccountBalance balance(AccountRef account) {
        BigDecimal much = new BigDecimal("100000000.00");
        return new AccountBalance("Fictional", AccountBalance.Status.OPEN, much, much);
    }

    /// The bank's rate for the n-th quote, from 1.
    default BigDecimal rate(int n) {
        return MemoryBank.RATE;
    }

    /// How long a quote lives.
    default Duration quoteLife() {
        return Duration.ofSeconds(30);
    }

    /// What becomes of a booking request.
    ///
    /// @param nth the nth request that the bank received, from 1
    default Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
        return Fate.BOOKED;
    }

    /// The code of a refused booking.
    default String refusal(BookingRequest request) {
        return "LIMIT_EXCEEDED";
    }

    /// An answer to a status call that stands in for the true one.
    ///
    /// @param truth what a bank without faults answers
    /// @param asked how often this id was asked for, from 1
    default StatusAnswer status(StatusAnswer truth, String id, int asked) {
        return truth;
    }

    /// How long a booking stays unknown to status calls.
    default Duration statusLag() {
        return Duration.ZERO;
    }

    /// Whether status calls are answered by our key.
    default boolean answersByKey() {
        return true;
    }

    /// Whether the statement's lines carry our key.
    default boolean statementCarriesKey() {
        return true;
    }

    /// What the answer's headers are like.
    default AnswerMeta meta(AnswerMeta truth, String call) {
        return truth;
    }

    /// What becomes of a booking request.
    enum Fate {
        /// Booked and answered.
        BOOKED,
        /// Booked, and the answer is lost.
        BOOKED_NO_ANSWER,
        /// Booked, and the answer can't be read.
        BOOKED_UNREADABLE,
        /// The connection is cut, and seconds later it is booked.
        BOOKED_LATE,
        /// Received and forgotten.
        LOST,
        /// Lost on its way.
        NEVER_ARRIVED,
        /// Refused with the script's code.
        REFUSED,
        /// Refused with a code that proves nothing.
        ODD_CODE,
        /// HTTP 503 to the booking, nothing booked.
        UNAVAILABLE,
        /// The connector had no token.
        NOT_SENT;

        boolean books() {
            return this == BOOKED || this == BOOKED_NO_ANSWER || this == BOOKED_UNREADABLE || this == BOOKED_LATE;
        }
    }
}
