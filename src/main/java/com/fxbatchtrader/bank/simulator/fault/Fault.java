package com.fxbatchtrader.bank.simulator.fault;

import static com.fxbatchtrader.bank.simulator.fault.Fault.Kind.AFTER;
import static com.fxbatchtrader.bank.simulator.fault.Fault.Kind.INSIDE;
import static com.fxbatchtrader.bank.simulator.fault.Fault.Kind.INSTEAD;
import static com.fxbatchtrader.bank.simulator.fault.Fault.Kind.LATER;
import static com.fxbatchtrader.bank.simulator.fault.Fault.Kind.REFUSAL;
import static com.fxbatchtrader.bank.simulator.fault.Fault.Kind.TRAIT;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What can go wrong with one call.
public enum Fault {
    /// Nothing: for scripts that let a call pass.
    NONE(INSIDE),

    /// 401 with the bank's token-error body.
    UNAUTHORISED(INSTEAD),
    /// 429 with `Retry-After`.
    TOO_MANY_REQUESTS(INSTEAD),
    /// 500; nothing was done.
    SERVER_ERROR(INSTEAD),
    /// 500, though it was done.
    SERVER_ERROR_AFTER(AFTER),
    /// 503 with `Retry-After`; nothing was done.
    UNAVAILABLE(INSTEAD),
    /// 503, though it was done.
    UNAVAILABLE_AFTER(AFTER),
    /// 307 to the same address: who follows it asks twice.
    REDIRECT(INSTEAD),
    /// 502 with a page for people; nothing was done.
    HTML(INSTEAD),
    /// 200 with a page for people, though it was done.
    HTML_AFTER(AFTER),
    /// A refusal with a code that proves nothing; nothing was done.
    TECHNICAL_ERROR(INSTEAD),
    /// A refusal with a code that proves nothing, though it was done.
    TECHNICAL_ERROR_AFTER(AFTER),
    /// A refusal that calls the request a repetition, though it was the first one and was done.
    DUPLICATE_AFTER(AFTER, Scope.BOOKING),

    /// The connection is reset; nothing was done.
    RESET_BEFORE(INSTEAD),
    /// The connection is reset, though it was done.
    RESET_AFTER(AFTER),
    /// The connection is reset, and it is done some time later.
    RESET_THEN_DONE(LATER),
    /// No answer ever; nothing was done.
    SILENCE_BEFORE(INSTEAD),
    /// No answer ever, though it was done.
    SILENCE_AFTER(AFTER),
    /// The true answer, a byte at a time.
    SLOW_BYTES(AFTER),
    /// Half of the true answer, then the end.
    HALF_ANSWER(AFTER),
    /// The true answer with a length that is too long.
    LENGTH_TOO_LONG(AFTER),
    /// The true answer with a length that is too short.
    LENGTH_TOO_SHORT(AFTER),
    /// The true answer after a time that nobody waits.
    LATE_ANSWER(AFTER),
    /// The true answer twice on one connection.
    REPEATED_ANSWER(AFTER),
    /// An earlier answer to somebody else; for a new quote, one that can no longer be booked.
    MIXED_UP(AFTER),
    /// The true answer cut to what is no JSON.
    MALFORMED_JSON(AFTER),
    /// The true answer with megabytes of nothing in it.
    HUGE_BODY(AFTER),
    /// The true answer, called a text.
    WRONG_CONTENT_TYPE(AFTER),
    /// The true answer without its `result`.
    NO_RESULT(AFTER),
    /// The true answer with a field twice.
    DUPLICATE_FIELD(AFTER),
    /// The true answer with a number of ten million digits, written short.
    HUGE_NUMBER(AFTER),
    /// The true answer with a `Date` that is an hour off.
    DATE_WRONG(AFTER),
    /// The true answer without `Date`.
    DATE_MISSING(AFTER),
    /// The true answer with an `Age`: a cache gave it.
    AGE(AFTER),

    /// A definite refusal of a booking.
    QUOTE_EXPIRED(REFUSAL, Scope.BOOKING),
    /// A definite refusal of a booking.
    QUOTE_CANCELLED(REFUSAL, Scope.BOOKING),
    /// A definite refusal of a booking.
    UNKNOWN_QUOTE(REFUSAL, Scope.BOOKING),
    /// A definite refusal of a booking: the rate moved beyond the bank's tolerance.
    RATE_CHANGED(REFUSAL, Scope.BOOKING),
    /// A definite refusal of a booking.
    INSUFFICIENT_FUNDS(REFUSAL, Scope.BOOKING),
    /// A definite refusal of a booking.
    ACCOUNT_CLOSED(REFUSAL, Scope.BOOKING),
    /// A definite refusal of a booking.
    ACCOUNT_DORMANT(REFUSAL, Scope.BOOKING),
    /// A definite refusal, of a quote as well.
    LIMIT_EXCEEDED(REFUSAL, Scope.BOOKING_AND_QUOTING),
    /// A definite refusal, of a quote as well.
    NOT_PERMITTED(REFUSAL, Scope.BOOKING_AND_QUOTING),
    /// A definite refusal, of a quote as well.
    MARKET_CLOSED(REFUSAL, Scope.BOOKING_AND_QUOTING),

    /// The account is dormant.
    BALANCE_DORMANT(INSIDE, Scope.BALANCES),
    /// The account is closed.
    BALANCE_CLOSED(INSIDE, Scope.BALANCES),
    /// There is next to nothing on the account.
    BALANCE_LOW(INSIDE, Scope.BALANCES),
    /// The quote is 2 % from the market.
    RATE_OFF(INSIDE, Scope.QUOTING),
    /// The quote lives for a second.
    SHORT_QUOTE(INSIDE, Scope.QUOTING),
    /// The quote had expired before it was made.
    DEAD_QUOTE(INSIDE, Scope.QUOTING),
    /// The expiry has no offset: it is in the bank's zone.
    EXPIRY_WITHOUT_ZONE(INSIDE, Scope.QUOTES_TOLD),
    /// The expiry is a day away, though the quote is not.
    EXPIRY_FAR_AWAY(INSIDE, Scope.QUOTES_TOLD),
    /// A status word that nobody knows.
    ODD_STATUS(INSIDE, Scope.STATUSES),
    /// A known deal is called unknown.
    STATUS_UNKNOWN(INSIDE, Scope.STATUSES),
    /// The statement has no entries yet.
    STATEMENT_EMPTY(INSIDE, Scope.STATEMENTS),

    /// The deal is taken, not booked, and its status is FAILED.
    ENDS_FAILED(TRAIT, Scope.BOOKING),
    /// The deal is taken, not booked, and its status is REJECTED.
    ENDS_REJECTED(TRAIT, Scope.BOOKING),
    /// The deal's status is PENDING for a while.
    STATUS_PENDING(TRAIT, Scope.BOOKING),
    /// The deal's status is not known for a while.
    STATUS_LAGS(TRAIT, Scope.BOOKING),
    /// The deal's status is known by the bank's own id only.
    STATUS_BY_OWN_ID(TRAIT, Scope.BOOKING);

    /// When a fault acts.
    public enum Kind {
        /// The call does nothing and this is the answer.
        INSTEAD,
        /// The call does nothing and says that it is refused.
        REFUSAL,
        /// The call itself does its work in another way.
        INSIDE,
        /// The call does its work, then its answer goes wrong.
        AFTER,
        /// The answer goes wrong, then the call does its work.
        LATER,
        /// What is booked behaves oddly afterwards; comes beside any other fault.
        TRAIT
    }

    private final Kind kind;
    private final Scope scope;

    Fault(Kind kind) {
        this(kind, Scope.EVERY_CALL);
    }

    Fault(Kind kind, Scope scope) {
        this.kind = kind;
        this.scope = scope;
    }

    /// When it acts.
    public Kind kind() {
        return kind;
    }

    /// Whether the call can have it.
    public boolean fits(Call call) {
        return scope.has(call);
    }

    /// Its name in profiles: `reset-after`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The fault of that name in a profile.
    public static Optional<Fault> parse(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word().equals(word)).findFirst();
    }
}
