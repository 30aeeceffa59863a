package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.calls.BankAwayException;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.calls.CircuitOpenException;
import com.fxbatchtrader.engine.calls.HaltedException;
import com.fxbatchtrader.engine.trade.ReferenceAnswer.NotProven;
import com.fxbatchtrader.engine.trade.ReferenceAnswer.Why;
import com.fxbatchtrader.store.run.KnownBookings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Asks the bank for the reference that a person has found for a booking, and writes it as booked where the answer
/// names our key. The reference only leads to the answer: the key in it is the proof. Nothing else is ever written by
/// it: among several transactions under one key a person may have found one that failed. Safe for any thread; one trade
/// is asked for by one thread at a time.
public final class ReferenceAsker {

    private static final int KEY_LENGTH = 36;
    private static final int KEY_VERSION = 5;

    private final BankCalls calls;
    private final BankEvidence evidence;
    private final StatementLines lines;
    private final KnownBookings bookings;

    public ReferenceAsker(BankCalls calls, BankEvidence evidence, StatementLines lines, KnownBookings bookings) {
        this.calls = calls;
        this.evidence = evidence;
        this.lines = lines;
        this.bookings = bookings;
    }

    /// Asks once. What the bank said is kept with the trade also where it proves nothing.
    ///
    /// @param trade BOOKED or IN_DOUBT, in somebody's name
    /// @param reference the bank's id of the booking, without blanks around it
    public ReferenceAnswer ask(TradeRun trade, String reference, BooleanSupplier halted) {
        if (reference.equalsIgnoreCase(key(trade))) {
            return new NotProven(Why.NOT_ITS_REFERENCE, reference + " is our own key of it, not the bank's reference");
        }
        Optional<ReferenceAnswer> other = ofAnother(trade, reference);
        return other.orElseGet(() -> asked(trade, reference, halted));
    }

    private ReferenceAnswer asked(TradeRun trade, String reference, BooleanSupplier halted) {
        try {
            return switch (calls.status(reference, halted)) {
                case StatusAnswer.Known known when known.names(key(trade)) -> ours(trade, reference, known, halted);
                case StatusAnswer.Known known -> notOurs(trade, reference, known);
                case StatusAnswer.Unknown unknown ->
                        notProven(
                                trade,
                                Why.UNKNOWN,
                                "the bank does not know the reference " + reference + " (" + unknown.code() + ")");
                case StatusAnswer.Refused refused ->
                        notProven(
                                trade,
                                Why.UNCLEAR,
                                "the bank refused the status of "
                                        + reference
                                        + ": "
                                        + refused.code()
                                        + " "
                                        + refused.message());
            };
        } catch (BankAwayException | BankException | CircuitOpenException | HaltedException e) {
            return new NotProven(Why.AWAY, "the bank gave no usable answer for " + reference + ": " + e.getMessage());
        }
    }

    private ReferenceAnswer ours(TradeRun trade, String reference, StatusAnswer.Known known, BooleanSupplier halted) {
        return switch (known.state()) {
            case COMPLETED, PENDING -> agreed(trade, reference, known, halted);
            case FAILED, REJECTED ->
                    notProven(
                            trade,
                            Why.NOT_BOOKED,
                            "the bank says "
                                    + known.state()
                                    + " of "
                                    + reference
                                    + ", under our key: not booked there");
        };
    }

    /// The amounts of a status answer nobody tells; those of the statement must not contradict it.
    private ReferenceAnswer agreed(TradeRun trade, String reference, StatusAnswer.Known known, BooleanSupplier halted) {
        String id = known.transactionId();
        if (id.isEmpty() && known.names(reference)) {
            id = reference;
        }
        if (id.isEmpty()) {
            return notProven(trade, Why.UNCLEAR, "the bank's answer for " + reference + " has no id of the booking");
        }
        Optional<ReferenceAnswer> other = ofAnother(trade, id);
        if (other.isPresent()) {
            return other.get();
        }
        Optional<String> contradiction = lines.contradiction(trade, halted);
        if (contradiction.isPresent()) {
            return notProven(
                    trade, Why.DIFFERS, "the statement's line with our key is not this trade: " + contradiction.get());
        }
        return known.state() == StatusAnswer.State.PENDING
                ? pending(trade, reference, id)
                : completed(trade, reference, id, halted);
    }

    private ReferenceAnswer completed(TradeRun trade, String reference, String id, BooleanSupplier halted) {
        UUID key = trade.attempt().terms().key();
        if (!lines.figured(trade, halted)) {
            return booked(trade, reference, id, "COMPLETED; what it was dealt at is not in the statements yet");
        }
        String text = found(reference) + "COMPLETED and names our key" + StatementLines.reckoned(trade);
        Attempt.Inquiry inquiry = DoubtAsker.inquiry(trade, text, Duration.ZERO);
        if (doubtful(trade)) {
            trade.foundBooked(id, inquiry, text);
        }
        trade.succeeded(Proof.STATUS_BY_REFERENCE, id, inquiry, text);
        evidence.tryKey(key, id, halted);
        return new ReferenceAnswer.Booked(text);
    }

    private ReferenceAnswer pending(TradeRun trade, String reference, String id) {
        return booked(trade, reference, id, "PENDING, and names our key");
    }

    /// Booked, and not confirmed: the bank is asked on.
    private ReferenceAnswer booked(TradeRun trade, String reference, String id, String state) {
        String text = found(reference) + state;
        Duration next = DoubtAsker.backOff(trade.attempt().inquiry().count());
        Attempt.Inquiry inquiry = DoubtAsker.inquiry(trade, text, next);
        if (doubtful(trade)) {
            trade.foundBooked(id, inquiry, text);
        } else {
            trade.asked(inquiry);
        }
        return new ReferenceAnswer.Booked(text);
    }

    private static boolean doubtful(TradeRun trade) {
        return trade.state().status() == TradeStatus.IN_DOUBT;
    }

    private static String found(String reference) {
        return "the bank's status of the reference " + reference + " is ";
    }

    private ReferenceAnswer notOurs(TradeRun trade, String reference, StatusAnswer.Known known) {
        List<UUID> keys = known.ids().stream().flatMap(id -> ourKind(id).stream()).toList();
        if (keys.isEmpty()) {
            return notProven(
                    trade, Why.NO_KEY, "the bank knows " + reference + ", but its answer names no key of this desk");
        }
        Optional<KnownBookings.Owner> owner = keys.stream().flatMap(key -> bookings.ofKey(key).stream()).findFirst();
        return notProven(
                trade,
                Why.OTHER_BOOKING,
                reference
                        + " is another booking: it names "
                        + owner.map(ReferenceAsker::words).orElse("the key " + keys.getFirst() + ", not known here"));
    }

    /// Whether an attempt of this desk bears the bank's id already: two can't.
    private Optional<ReferenceAnswer> ofAnother(TradeRun trade, String bankId) {
        return bookings.ofBankId(bankId)
                .filter(Predicate.not(owner -> owner.attemptId().equals(trade.attempt().id())))
                .map(owner -> new NotProven(Why.NOT_ITS_REFERENCE, bankId + " is the bank's id of " + words(owner)));
    }

    private static String words(KnownBookings.Owner owner) {
        return "trade " + owner.trade() + ", attempt " + owner.attempt() + " (" + owner.outcome() + ")";
    }

    /// Kept with the trade, without counting as an answer to its key.
    private ReferenceAnswer notProven(TradeRun trade, Why why, String text) {
        Attempt.Inquiry old = trade.attempt().inquiry();
        String kept = text.length() <= 500 ? text : text.substring(0, 499) + "…";
        trade.asked(
                new Attempt.Inquiry(
                        old.count(),
                        Optional.of(trade.databaseNow()),
                        old.nextAt(),
                        old.unknownFirst(),
                        old.unknownLast(),
                        kept));
        return new NotProven(why, text);
    }

    /// Our keys are of version 5.
    private static Optional<UUID> ourKind(String id) {
        if (id.length() != KEY_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(id)).filter(uuid -> uuid.version() == KEY_VERSION);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String key(TradeRun trade) {
        return trade.attempt().terms().key().toString();
    }
}
