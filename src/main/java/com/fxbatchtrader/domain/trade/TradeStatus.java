package com.fxbatchtrader.domain.trade;

import java.util.Map;
import java.util.Set;

/// The states of a trade, and the one table of the changes that are allowed.
public enum TradeStatus {
    /// Imported and validated; runs as new.
    PENDING,
    /// Its run began; nothing was promised to the bank.
    EXECUTING,
    /// The bank's quote is stored.
    QUOTED,
    /// The intent to book is stored; the request may have been sent.
    BOOKING,
    /// The bank accepted the booking; its status is polled.
    BOOKED,
    /// No answer, or one that proves nothing: it is asked for, never sent again.
    IN_DOUBT,
    /// The bank confirmed the deal. Final.
    SUCCESS,
    /// Definitely not booked. Final unless a person retries it.
    FAILED,
    /// Taken out by a person before it ran. Final.
    CANCELLED;

    private static final Map<TradeStatus, Set<TradeStatus>> NEXT =
            Map.of(
                    PENDING, Set.of(EXECUTING, FAILED, CANCELLED),
                    // back to PENDING: a crash, a stop, an unreachable bank; nothing was promised
                    EXECUTING, Set.of(QUOTED, FAILED, PENDING),
                    // EXECUTING again is the re-quote
                    QUOTED, Set.of(BOOKING, EXECUTING, FAILED, PENDING),
                    // EXECUTING and PENDING only with a closed attempt: a definite refusal, or one that was never sent
                    BOOKING, Set.of(BOOKED, IN_DOUBT, FAILED, EXECUTING, PENDING),
                    BOOKED, Set.of(SUCCESS, FAILED),
                    IN_DOUBT, Set.of(BOOKED, FAILED),
                    SUCCESS, Set.of(),
                    FAILED, Set.of(PENDING),
                    CANCELLED, Set.of());

    /// Whether a trade in this state may become that one next.
    public boolean mayBecome(TradeStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /// Refuses a change that the table does not allow.
    ///
    /// @throws IllegalStateException naming both states
    public void requireMayBecome(TradeStatus next) {
        if (!mayBecome(next)) {
            throw new IllegalStateException("a trade that is " + this + " cannot become " + next);
        }
    }

    /// SUCCESS, FAILED or CANCELLED.
    public boolean isFinal() {
        return this == SUCCESS || this == FAILED || this == CANCELLED;
    }

    /// Whether the trade counts as running: EXECUTING, QUOTED and BOOKING.
    public boolean running() {
        return this == EXECUTING || this == QUOTED || this == BOOKING;
    }

    /// Whether the trade may have been booked and its fate is not yet known: BOOKED and IN_DOUBT.
    public boolean unsettled() {
        return this == BOOKED || this == IN_DOUBT;
    }
}
