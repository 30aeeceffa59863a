package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.lease.Gate;
import com.fxbatchtrader.store.run.TradeWrite;
import com.fxbatchtrader.store.run.WriteResult;
import com.fxbatchtrader.store.run.WriteResult.CommitStamp;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The booking of one quote: intent, gate, one request, and what its answer proves. Holds no state of a trade and is
/// safe for all trade threads.
public final class Booking {

    /// How long the batch waits when the database does not surely keep what it acknowledges: each try uses up an
    /// attempt.
    private static final Duration NOT_DURABLE_WAIT = Duration.ofSeconds(10);

    /// Refusals of a booking that start its next attempt by themselves.
    private static final Set<String> NEXT_ATTEMPT =
            Set.of("QUOTE_EXPIRED", "QUOTE_CANCELLED", "UNKNOWN_QUOTE", "RATE_CHANGED");

    /// Refusals after which there is no quote to be cancelled.
    private static final Set<String> QUOTE_GONE = Set.of("QUOTE_EXPIRED", "QUOTE_CANCELLED", "UNKNOWN_QUOTE");

    private final BankCalls calls;
    private final Gate gate;
    private final DoubtAsker asker;
    private final Pacing pacing;
    private final int maxRequotes;

    public Booking(BankCalls calls, Gate gate, DoubtAsker asker, Pacing pacing, int maxRequotes) {
        this.calls = calls;
        this.gate = gate;
        this.asker = asker;
        this.pacing = pacing;
        this.maxRequotes = maxRequotes;
    }

    /// Writes the intent, passes the gate, sends the booking once, and writes what its answer proves.
    ///
    /// @return empty when another quote is needed
    Optional<TradeEnd> book(TradeRun trade, Offer offer, Money money, BooleanSupplier halted) {
        BankCalls.BookingPass pass = calls.enterBooking();
        TradeState before = trade.state();
        WriteResult written =
                pacing.await(trade.intend(offer.quote(), offer.figures(), reservation(trade, offer, money)));
        return switch (written) {
            case WriteResult.Done(CommitStamp stamp) -> send(trade, offer, pass, stamp, halted);
            case WriteResult.FenceLost lost -> {
                calls.cancelQuote(offer.quote().id());
                yield Optional.of(new TradeEnd.Dropped(lost.text()));
            }
            case WriteResult.Refused refused -> {
                calls.cancelQuote(offer.quote().id());
                trade.intentRefused(before);
                yield refused(trade, refused);
            }
        };
    }

    private Optional<TradeEnd> send(
            TradeRun trade, Offer offer, BankCalls.BookingPass pass, CommitStamp stamp, BooleanSupplier halted) {
        calls.awaitTurn(pass);
        return switch (gate.decide(trade.lease(), offer.endsNanos(), stamp)) {
            case Gate.Decision.Shut shut -> {
                calls.cancelQuote(offer.quote().id());
                yield shut(trade, shut);
            }
            case Gate.Decision.Open open ->
                    answered(trade, offer, calls.book(pass, request(trade, offer), open.deadline()), halted);
        };
    }

    private Optional<TradeEnd> answered(TradeRun trade, Offer offer, BookingAnswer answer, BooleanSupplier halted) {
        return switch (answer) {
            case BookingAnswer.Booked booked -> {
                trade.accepted(booked);
                yield Optional.of(asker.ask(trade, halted));
            }
            case BookingAnswer.Refused refused -> {
                boolean again = NEXT_ATTEMPT.contains(refused.code()) && mayRequote(trade);
                trade.refused(refused, again);
                if (!QUOTE_GONE.contains(refused.code())) {
                    calls.cancelQuote(offer.quote().id());
                }
                yield again ? Optional.empty() : Optional.of(new TradeEnd.Final());
            }
            case BookingAnswer.NotSent notSent -> {
                calls.cancelQuote(offer.quote().id());
                yield notSent(trade, notSent.why());
            }
            case BookingAnswer.Unproven unproven -> {
                trade.doubted(unproven);
                yield Optional.of(new TradeEnd.Unsettled(Duration.ofSeconds(1)));
            }
        };
    }

    /// The intent was not written: the trade stands where it stood before it.
    private Optional<TradeEnd> refused(TradeRun trade, WriteResult.Refused refused) {
        return switch (refused.why()) {
            case STOPPED, HALTED -> {
                trade.returned("", refused.text(), false);
                yield Optional.of(TradeEnd.Back.all(refused.text(), TradeEnd.Back.SOON));
            }
            case CLIENT_STOPPED -> failed(trade, ReasonCode.CLIENT_STOPPED, refused.text());
            case RESERVED -> reserved(trade, refused.text());
            case ROW_MOVED, UNWRITABLE -> Optional.of(new TradeEnd.Dropped(refused.text()));
        };
    }

    /// The balance is read anew once: what was reserved may be booked by now, and the balance shows it.
    private Optional<TradeEnd> reserved(TradeRun trade, String text) {
        String code = ReasonCode.INSUFFICIENT_FUNDS.name();
        if (trade.state().reasonCode().equals(code) || !mayRequote(trade)) {
            return failed(trade, ReasonCode.INSUFFICIENT_FUNDS, text);
        }
        trade.requoted(code, text);
        return Optional.empty();
    }

    private static Optional<TradeEnd> failed(TradeRun trade, ReasonCode code, String text) {
        trade.failed(code.name(), text);
        return Optional.of(new TradeEnd.Final());
    }

    private Optional<TradeEnd> shut(TradeRun trade, Gate.Decision.Shut shut) {
        return switch (shut.why()) {
            case QUOTE -> notSent(trade, shut.text());
            case LEASE -> neverSent(trade, shut.text(), TradeEnd.Back.alone(TradeEnd.Back.SOON));
            case LOST, STOPPED -> neverSent(trade, shut.text(), TradeEnd.Back.all(shut.text(), TradeEnd.Back.SOON));
            case NOT_DURABLE -> neverSent(trade, shut.text(), TradeEnd.Back.all(shut.text(), NOT_DURABLE_WAIT));
        };
    }

    private static Optional<TradeEnd> neverSent(TradeRun trade, String why, TradeEnd.Back end) {
        trade.neverSentAndReturned(why, false);
        return Optional.of(end);
    }

    /// Nothing was sent: another quote, then another round, and in the end the trade fails, as for a bank that can't be
    /// reached.
    private Optional<TradeEnd> notSent(TradeRun trade, String why) {
        if (mayRequote(trade)) {
            trade.neverSentAndRequoted(why);
            return Optional.empty();
        }
        if (trade.state().rounds() + 1 >= TradeSteps.ROUNDS) {
            trade.neverSentAndFailed(ReasonCode.BANK_UNREACHABLE.name(), "never sent: " + why);
            return Optional.of(new TradeEnd.Final());
        }
        trade.neverSentAndReturned(why, true);
        return Optional.of(TradeEnd.Back.alone(TradeSteps.BETWEEN_ROUNDS));
    }

    private boolean mayRequote(TradeRun trade) {
        return trade.state().requotes() < maxRequotes;
    }

    private Optional<TradeWrite.Reservation> reservation(TradeRun trade, Offer offer, Money money) {
        TradeOrder order = trade.order();
        return Optional.of(
                new TradeWrite.Reservation(
                        order.from().id(),
                        Judgement.needed(order, offer.figures()),
                        order.from().currency(),
                        money.balance().available(),
                        money.askedNanos()));
    }

    private static BookingRequest request(TradeRun trade, Offer offer) {
        return new BookingRequest(
                offer.quote().id(), trade.attempt().terms().key(), offer.quote().rate(), offer.clientRate());
    }
}
