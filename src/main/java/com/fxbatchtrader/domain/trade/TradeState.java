package com.fxbatchtrader.domain.trade;

import com.fxbatchtrader.domain.money.DealFigures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Where a trade stands: everything about it that its run changes. Immutable; each change is a method that refuses what
/// the table of [TradeStatus] does not allow and returns the state after it.
///
/// @param reasonCode why it failed or waits, empty text when there is no reason
/// @param attempts booking attempts so far, the open one included
/// @param requotes re-quotes in this run of the trade, bounded by the rate settings
/// @param rounds how often the bank could not be reached for it and it went back to PENDING
/// @param retries how often a person opened it again
/// @param openAttempt the attempt whose outcome is open: present in BOOKING, BOOKED and IN_DOUBT
/// @param derivedDate the value date of the quote, where the file gave none
public record TradeState(
        TradeStatus status,
        String reasonCode,
        String reasonText,
        int attempts,
        int requotes,
        int rounds,
        int retries,
        Optional<UUID> openAttempt,
        OptionalLong quoteId,
        Optional<Instant> quoteExpiry,
        Optional<BigDecimal> bankRate,
        Optional<BigDecimal> clientRate,
        Optional<BigDecimal> baseAmount,
        Optional<BigDecimal> margin,
        Optional<LocalDate> derivedDate) {

    /// A trade as it was imported.
    public static TradeState imported() {
        return new TradeState(
                TradeStatus.PENDING,
                "",
                "",
                0,
                0,
                0,
                0,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Its run begins.
    public TradeState began() {
        requireIn(TradeStatus.PENDING);
        return to(TradeStatus.EXECUTING).because("", "").build();
    }

    /// The bank's quote is there.
    ///
    /// @param date the value date that it was asked for, where the file gave none
    public TradeState quoted(
            long id, Instant expiry, BigDecimal rate, BigDecimal rateForClient, Optional<LocalDate> date) {
        Builder next = to(TradeStatus.QUOTED);
        next.quoteId = OptionalLong.of(id);
        next.quoteExpiry = Optional.of(expiry);
        next.bankRate = Optional.of(rate);
        next.clientRate = Optional.of(rateForClient);
        next.derivedDate = date;
        return next.build();
    }

    /// The quote is of no use; another one is asked for.
    public TradeState requoted(String code, String text) {
        requireIn(TradeStatus.QUOTED, TradeStatus.BOOKING);
        Builder next = to(TradeStatus.EXECUTING).because(code, text).withoutQuote();
        next.openAttempt = Optional.empty();
        next.requotes++;
        return next.build();
    }

    /// The intent to book is written with its attempt; the figures are those that the bank will be sent.
    public TradeState intends(UUID attempt, DealFigures figures) {
        Builder next = to(TradeStatus.BOOKING).because("", "");
        next.attempts++;
        next.openAttempt = Optional.of(attempt);
        next.baseAmount = Optional.of(figures.baseAmount());
        next.margin = Optional.of(figures.margin());
        return next.build();
    }

    /// The bank accepted the booking, or is known to have it.
    public TradeState accepted() {
        return to(TradeStatus.BOOKED).because("", "").build();
    }

    /// Nothing is known of the booking.
    public TradeState doubted(String code, String text) {
        return to(TradeStatus.IN_DOUBT).because(code, text).build();
    }

    /// The bank confirmed the deal.
    public TradeState succeeded() {
        Builder next = to(TradeStatus.SUCCESS).because("", "");
        next.openAttempt = Optional.empty();
        return next.build();
    }

    /// Definitely not booked; from BOOKING, BOOKED and IN_DOUBT only together with a closed attempt.
    public TradeState failed(String code, String text) {
        Builder next = to(TradeStatus.FAILED).because(code, text);
        next.openAttempt = Optional.empty();
        if (status.unsettled() || status == TradeStatus.BOOKING) {
            next.baseAmount = Optional.empty();
            next.margin = Optional.empty();
        }
        return next.build();
    }

    /// Back to the beginning: nothing was promised to the bank, or the attempt is closed as never sent.
    ///
    /// @param round whether the bank could not be reached for it
    public TradeState returned(String code, String text, boolean round) {
        Builder next = to(TradeStatus.PENDING).because(code, text).withoutQuote();
        next.openAttempt = Optional.empty();
        next.requotes = 0;
        next.rounds += round ? 1 : 0;
        return next.build();
    }

    /// Taken out by a person before it ran.
    public TradeState cancelled(String text) {
        return to(TradeStatus.CANCELLED).because("CANCELLED", text).build();
    }

    /// Opened again by a person, with proof that nothing was booked.
    public TradeState retried() {
        requireIn(TradeStatus.FAILED);
        Builder next = to(TradeStatus.PENDING).because("", "").withoutQuote();
        next.requotes = 0;
        next.rounds = 0;
        next.retries++;
        return next.build();
    }

    /// A later attempt than the database knows may have been booked by a server that was lost: from now on nothing but
    /// its proof decides. The one way into IN_DOUBT that is no step of a run; a failed trade is opened again before.
    ///
    /// @param attempt the attempt made anew, with the number that the lost one had
    public TradeState found(UUID attempt, int number, String code, String text) {
        requireIn(TradeStatus.PENDING, TradeStatus.BOOKED, TradeStatus.IN_DOUBT);
        if (number <= attempts) {
            throw new IllegalArgumentException("attempt " + number + " is known, of " + attempts);
        }
        Builder next = new Builder(this, TradeStatus.IN_DOUBT).because(code, text).withoutQuote();
        next.attempts = number;
        next.openAttempt = Optional.of(attempt);
        return next.build();
    }

    /// With the figures of a deal that was booked without this database knowing them.
    public TradeState figured(BigDecimal rate, BigDecimal rateForClient, DealFigures figures) {
        requireIn(TradeStatus.BOOKED, TradeStatus.IN_DOUBT);
        Builder next = new Builder(this, status);
        next.bankRate = Optional.of(rate);
        next.clientRate = Optional.of(rateForClient);
        next.baseAmount = Optional.of(figures.baseAmount());
        next.margin = Optional.of(figures.margin());
        return next.build();
    }

    // the table says which states may follow each other; a step may be one of several ways between two of them
    private void requireIn(TradeStatus... states) {
        if (!Arrays.asList(states).contains(status)) {
            throw new IllegalStateException("this step is not for a trade that is " + status);
        }
    }

    private Builder to(TradeStatus next) {
        status.requireMayBecome(next);
        return new Builder(this, next);
    }

    /// The fields while the next state is made.
    private static final class Builder {
        private final TradeState from;
        private final TradeStatus status;
        private String code;
        private String text;
        private int attempts;
        private int requotes;
        private int rounds;
        private int retries;
        private Optional<UUID> openAttempt;
        private OptionalLong quoteId;
        private Optional<Instant> quoteExpiry;
        private Optional<BigDecimal> bankRate;
        private Optional<BigDecimal> clientRate;
        private Optional<BigDecimal> baseAmount;
        private Optional<BigDecimal> margin;
        private Optional<LocalDate> derivedDate;

        private Builder(TradeState from, TradeStatus status) {
            this.from = from;
            this.status = status;
            code = from.reasonCode;
            text = from.reasonText;
            attempts = from.attempts;
            requotes = from.requotes;
            rounds = from.rounds;
            retries = from.retries;
            openAttempt = from.openAttempt;
            quoteId = from.quoteId;
            quoteExpiry = from.quoteExpiry;
            bankRate = from.bankRate;
            clientRate = from.clientRate;
            baseAmount = from.baseAmount;
            margin = from.margin;
            derivedDate = from.derivedDate;
        }

        private Builder because(String reasonCode, String reasonText) {
            code = reasonCode;
            text = reasonText.length() <= 500 ? reasonText : reasonText.substring(0, 499) + "…";
            return this;
        }

        private Builder withoutQuote() {
            quoteId = OptionalLong.empty();
            quoteExpiry = Optional.empty();
            bankRate = Optional.empty();
            clientRate = Optional.empty();
            baseAmount = Optional.empty();
            margin = Optional.empty();
            derivedDate = Optional.empty();
            return this;
        }

        private TradeState build() {
            boolean open = status == TradeStatus.BOOKING || status.unsettled();
            if (open != openAttempt.isPresent()) {
                throw new IllegalStateException(
                        "a trade that goes from "
                                + from.status
                                + " to "
                                + status
                                + (open ? " needs an open attempt" : " has no open attempt"));
            }
            return new TradeState(
                    status,
                    code,
                    text,
                    attempts,
                    requotes,
                    rounds,
                    retries,
                    openAttempt,
                    quoteId,
                    quoteExpiry,
                    bankRate,
                    clientRate,
                    baseAmount,
                    margin,
                    derivedDate);
        }
    }
}
