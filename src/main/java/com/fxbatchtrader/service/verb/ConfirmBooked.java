package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.engine.trade.Hand;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;
import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.Doubts;
import com.fxbatchtrader.service.ReferenceInquiry;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.order.TradeRef;
import com.fxbatchtrader.service.view.DoubtView;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// "Booked", said by a person who knows the bank's reference of a trade in doubt. The bank is asked for the status of
/// that reference, and only its answer counts: it must name our key. That something was *not* booked is for nobody to
/// say. Safe for any thread that nobody interrupts.
public final class ConfirmBooked {

    private static final int LONGEST = 128;

    private final Doubts doubts;
    private final ReferenceInquiry inquiry;
    private final Supplier<Optional<String>> blocked;

    /// @param blocked what a changed database server holds up, as what follows "the desk is"
    public ConfirmBooked(Doubts doubts, ReferenceInquiry inquiry, Supplier<Optional<String>> blocked) {
        this.doubts = doubts;
        this.inquiry = inquiry;
        this.blocked = blocked;
    }

    /// Who may.
    public Permission permission() {
        return Permission.CONFIRM_BOOKED;
    }

    /// When it is possible, in words.
    public String precondition() {
        return "the trade is in doubt or not confirmed, no process has its batch, and the bank's answer for the"
                + " reference names our key";
    }

    /// What it will bring about, told before it is done. Nothing is changed, and nobody is asked.
    public String consequence(DoubtView doubt, String reference) {
        return "the bank is asked for "
                + reference.strip()
                + "; if its answer names our key "
                + key(doubt)
                + ", trade "
                + name(doubt)
                + " is booked for good, otherwise it stays "
                + doubt.trade().status();
    }

    /// Does it.
    ///
    /// @param reference the bank's id of the booking, up to 128 characters
    /// @throws RefusedException no such trade, none in doubt, a reference or reason that can't be, a batch in other
    ///   hands, or a bank or database that can't be reached
    public TradeOutcome perform(TradeRef trade, String reference, Actor actor, String reason) {
        String why = Reasons.required(reason);
        String bankId = checked(reference);
        DoubtView seen = doubts.requireUnsettled(trade);
        refuseIfBlocked(seen);
        UUID id = seen.trade().id();
        Optional<ReferenceAnswer> answer =
                Reasons.guarded("trade " + name(seen), () -> inquiry.ask(id, bankId, new Hand(actor.text(), why)));
        DoubtView now = doubts.find(new TradeRef.Id(id)).orElse(seen);
        return answer.map(found -> outcome(found, now)).orElseGet(() -> notAsked(now));
    }

    private TradeOutcome outcome(ReferenceAnswer answer, DoubtView now) {
        return switch (answer) {
            case ReferenceAnswer.Booked(String said) when booked(now) ->
                    new TradeOutcome.Done(
                            now,
                            "trade "
                                    + name(now)
                                    + " is "
                                    + now.trade().status()
                                    + ": "
                                    + said
                                    + (now.trade().status().unsettled()
                                            ? "; the bank is asked on until it confirms it"
                                            : ""));
            case ReferenceAnswer.Booked _ -> lost(now, "what was found could not be written");
            case ReferenceAnswer.Overtaken(String said) -> lost(now, said);
            case ReferenceAnswer.NotProven(ReferenceAnswer.Why why, String said) -> notProven(now, why, said);
        };
    }

    private static boolean booked(DoubtView now) {
        return switch (now.trade().status()) {
            case BOOKED, SUCCESS -> true;
            case PENDING, EXECUTING, QUOTED, BOOKING, IN_DOUBT, FAILED, CANCELLED -> false;
        };
    }

    private static TradeOutcome notProven(DoubtView now, ReferenceAnswer.Why why, String said) {
        String stays = said + ": trade " + name(now) + " stays " + now.trade().status();
        String advice =
                switch (why) {
                    case AWAY ->
                            throw new RefusedException(new Refusal.NotNow(stays, "repeat it when the bank answers"));
                    case NOT_ITS_REFERENCE ->
                            throw new RefusedException(
                                    new Refusal.BadOrder(
                                            stays, "give the reference that the bank has given to this booking"));
                    case UNKNOWN -> "compare the reference with the bank's slip; a booking may show up there later";
                    case OTHER_BOOKING, NO_KEY ->
                            "ask the bank which transaction carries our key "
                                    + key(now)
                                    + ", and give the reference of that";
                    case NOT_BOOKED ->
                            "ask the bank whether any other transaction carries our key "
                                    + key(now)
                                    + "; do not enter the deal again before its dossier says that it was not booked";
                    case DIFFERS -> "call the bank; do not enter the deal again";
                    case UNCLEAR -> "repeat it, or ask the bank; fxbatch doubt show " + name(now) + " has its answers";
                };
        return new TradeOutcome.Refused(now, stays, advice);
    }

    /// Its batch could not be had: it may be settled by whoever had it.
    private TradeOutcome notAsked(DoubtView now) {
        if (!now.trade().status().unsettled()) {
            return lost(now, "it is in no doubt any more");
        }
        refuseIfBlocked(now);
        throw new RefusedException(
                new Refusal.NotNow(
                        "the batch of trade "
                                + name(now)
                                + " is in the hands of a running process, which asks by itself; nothing was changed",
                        "repeat it when that has left the batch (fxbatch lock list shows who has it)"));
    }

    private void refuseIfBlocked(DoubtView doubt) {
        blocked.get()
                .ifPresent(
                        why -> {
                            throw new RefusedException(
                                    new Refusal.NotNow(
                                            "the desk is "
                                                    + why
                                                    + ": trade "
                                                    + name(doubt)
                                                    + " is not judged meanwhile",
                                            "repeat it when that is matched and lifted (fxbatch start)"));
                        });
    }

    private static TradeOutcome lost(DoubtView now, String why) {
        String by = now.history().isEmpty() ? "" : ", last changed by " + now.history().getLast().actor();
        return new TradeOutcome.Lost(now, why + ": trade " + name(now) + " is " + now.trade().status() + by);
    }

    private static String checked(String reference) {
        String text = reference.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedException(
                    new Refusal.BadOrder(
                            "a reference of " + text.length() + " characters is no id of the bank's",
                            "give the bank's reference in one line of up to " + LONGEST + " characters"));
        }
        return text;
    }

    private static String name(DoubtView doubt) {
        return doubt.batchNumber() + "/" + doubt.trade().row();
    }

    private static String key(DoubtView doubt) {
        return doubt.open().map(attempt -> attempt.dealTransactionId().toString()).orElse("");
    }
}
