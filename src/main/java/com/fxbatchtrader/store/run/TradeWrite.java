package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.domain.trade.TradeStatus;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/// One change of one trade, with its event: the unit that the state writer groups.
///
/// @param before where the trade must stand; the write is conditional on its status
/// @param attempt the attempt as it is after the change, where the change touches it
/// @param reservation what an intent reserves of the paying account
/// @param limit for the start of a trade: how many may run at once as its runner has seen it; 0 where that does not
///   matter
public record TradeWrite(
        TradeOrder order,
        TradeState before,
        TradeState after,
        Optional<Attempt> attempt,
        Optional<Reservation> reservation,
        NewEvent event,
        int limit) {

    /// A change that no limit concerns.
    public TradeWrite(
            TradeOrder order,
            TradeState before,
            TradeState after,
            Optional<Attempt> attempt,
            Optional<Reservation> reservation,
            NewEvent event) {
        this(order, before, after, attempt, reservation, event, 0);
    }

    /// What an intent reserves.
    ///
    /// @param amount in the account's currency, positive
    /// @param available what the bank said can be spent
    /// @param askedNanos the process's monotonic clock before that balance was asked for; its age is taken when the
    ///   write is judged, for it may have waited for its group
    public record Reservation(
            UUID accountId, BigDecimal amount, String currency, BigDecimal available, long askedNanos) {

        /// What reservations of one account are summed by.
        public String limitKey() {
            return "account:" + accountId;
        }
    }

    /// The change that takes the trade out of a run whose next step the database can't hold; empty where it may have
    /// been booked, which only its proof ends. It has the event's id: the event it replaces was never recorded.
    public Optional<TradeWrite> abandoned(String text) {
        if (before.openAttempt().isPresent()) {
            return Optional.empty();
        }
        TradeState failed = before.failed(ReasonCode.INTERNAL_ERROR.name(), text);
        NewEvent instead =
                new NewEvent(
                        event.id(),
                        EventKind.TRADE_FAILED,
                        event.tradeId(),
                        event.actor(),
                        Optional.of(text),
                        before.status().name(),
                        failed.status().name(),
                        event.happenedAt());
        return Optional.of(new TradeWrite(order, before, failed, Optional.empty(), Optional.empty(), instead));
    }

    /// Refuses a step that the table of states does not allow; an asking leaves the trade where it is.
    ///
    /// @throws IllegalStateException naming both states: a defect
    void requireAllowed() {
        if (before.status() != after.status()) {
            before.status().requireMayBecome(after.status());
        }
    }

    public UUID tradeId() {
        return order.id();
    }

    /// Whether this is the intent to book: it must be durable before anything is sent.
    public boolean intent() {
        return after.status() == TradeStatus.BOOKING && before.status() == TradeStatus.QUOTED;
    }

    /// Whether the trade's run begins with it.
    public boolean start() {
        return before.status() == TradeStatus.PENDING && after.status() == TradeStatus.EXECUTING;
    }
}
