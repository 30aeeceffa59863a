package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.money.DealFigures;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.engine.lease.Lease;
import com.fxbatchtrader.store.run.TradeWork;
import com.fxbatchtrader.store.run.TradeWrite;
import com.fxbatchtrader.store.run.WriteResult;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// One trade in the hands of one thread: where it stands, and the writes that take it on. Each write goes to the state
/// writer at once; only an intent is waited for. Not safe for several threads at a time.
public final class TradeRun {

    private final TradeOrder order;
    private final Lease lease;
    private final RunTools tools;
    private final int limit;
    private final Optional<Hand> hand;
    private TradeState state;
    private Optional<Attempt> attempt;
    // written by the state writer's thread
    private volatile String dropped = "";

    /// A trade that is asked for.
    public TradeRun(TradeWork work, Lease lease, RunTools tools) {
        this(work, lease, tools, 0, Optional.empty());
    }

    /// A trade that a person settles: what is written bears that name and reason.
    public TradeRun(TradeWork work, Lease lease, RunTools tools, Hand hand) {
        this(work, lease, tools, 0, Optional.of(hand));
    }

    /// A trade that is to begin.
    ///
    /// @param limit how many may run at once, as its runner has seen it when it counted
    public TradeRun(TradeWork work, Lease lease, RunTools tools, int limit) {
        this(work, lease, tools, limit, Optional.empty());
    }

    private TradeRun(TradeWork work, Lease lease, RunTools tools, int limit, Optional<Hand> hand) {
        this.order = work.order();
        this.state = work.state();
        this.attempt = work.attempt();
        this.lease = lease;
        this.tools = tools;
        this.limit = limit;
        this.hand = hand;
    }

    public TradeOrder order() {
        return order;
    }

    public TradeState state() {
        return state;
    }

    public Lease lease() {
        return lease;
    }

    /// The trade for the store, as it stands now.
    public TradeWork work() {
        return new TradeWork(order, state, attempt);
    }

    /// The open attempt.
    ///
    /// @throws IllegalStateException when there is none: a defect
    public Attempt attempt() {
        return attempt.orElseThrow(() -> new IllegalStateException("trade " + order.id() + " has no open attempt"));
    }

    /// Why the run may not write this trade any more; empty while it may.
    public Optional<String> dropped() {
        return dropped.isEmpty() ? Optional.empty() : Optional.of(dropped);
    }

    /// The account that pays, as the bank's calls name it.
    public AccountRef from() {
        return new AccountRef(order.cif(), order.from().number(), order.from().currency());
    }

    /// The account that receives, as the bank's calls name it.
    public AccountRef to() {
        return new AccountRef(order.cif(), order.to().number(), order.to().currency());
    }

    void begin() {
        write(state.began(), EventKind.TRADE_STARTED, "", "");
    }

    /// @param valueDate that it was asked for
    void quoted(RatedQuote quote, BigDecimal clientRate, LocalDate valueDate) {
        Optional<LocalDate> derived = order.valueDateGiven().isPresent() ? Optional.empty() : Optional.of(valueDate);
        write(
                state.quoted(quote.id(), quote.expiry(), quote.rate(), clientRate, derived),
                EventKind.TRADE_QUOTED,
                "",
                "quote " + quote.id() + " at " + quote.rate().toPlainString() + " until " + quote.expiry());
    }

    /// From QUOTED: the quote is of no use.
    void requoted(String code, String text) {
        write(state.requoted(code, text), EventKind.TRADE_REQUOTED, text, code);
    }

    /// Hands the intent in: the attempt with its key, and what it reserves. To be awaited before anything is sent.
    CompletableFuture<WriteResult> intend(
            RatedQuote quote, DealFigures figures, Optional<TradeWrite.Reservation> reservation) {
        int number = state.attempts() + 1;
        UUID key = BookingKey.of(tools.deskId(), order.id(), number);
        Attempt.Terms terms =
                new Attempt.Terms(
                        key, quote.id(), quote.rate(), state.clientRate().orElseThrow(), quote.expiry(), tools.venue());
        Attempt intent = Attempt.intent(tools.ids().next(), order.id(), number, terms, databaseNow());
        String after = "attempt " + number + ", key " + key + ", quote " + quote.id();
        return submit(
                state.intends(intent.id(), figures),
                Optional.of(intent),
                reservation,
                EventKind.TRADE_BOOKING,
                "",
                after);
    }

    /// The intent was refused: the trade still stands where it stood before it.
    void intentRefused(TradeState before) {
        state = before;
        attempt = Optional.empty();
    }

    /// The bank accepted the booking. Awaited only to show it.
    void accepted(BookingAnswer.Booked answer) {
        Attempt.Exchange exchange = exchange(answer.meta(), "", answer.bankTransactionId());
        write(
                state.accepted(),
                Optional.of(attempt().exchanged(exchange).asked(askedNext(Duration.ZERO))),
                Optional.empty(),
                EventKind.TRADE_BOOKED,
                "",
                "bank transaction " + answer.bankTransactionId());
    }

    /// What it was dealt at has been found out; it is written with the next step.
    void figured(BigDecimal bankRate, BigDecimal clientRate, DealFigures figures) {
        state = state.figured(bankRate, clientRate, figures);
    }

    /// The bank is known to have the booking, by asking.
    void foundBooked(String bankTransactionId, Attempt.Inquiry inquiry, String text) {
        Attempt.Exchange exchange = attempt().exchange();
        if (exchange.bankTransactionId().isEmpty()) {
            exchange = exchange.withBankTransaction(bankTransactionId);
        }
        Attempt after = attempt().exchanged(exchange).asked(inquiry);
        write(state.accepted(), Optional.of(after), Optional.empty(), EventKind.TRADE_BOOKED, text, text);
    }

    /// Definitely refused: the attempt is closed, and the trade fails or another quote is asked for.
    void refused(BookingAnswer.Refused answer, boolean again) {
        Attempt closed =
                attempt()
                        .exchanged(exchange(answer.meta(), answer.code(), ""))
                        .closed(Proof.DEFINITE_REFUSAL, answer.code() + ": " + answer.message(), databaseNow());
        String code = clipped(answer.code());
        TradeState after = again ? state.requoted(code, answer.message()) : state.failed(code, answer.message());
        closed(after, closed, again ? EventKind.TRADE_REQUOTED : EventKind.TRADE_FAILED, answer.message(), code);
    }

    /// This process knows that it has sent nothing: the attempt is closed, another quote is asked for.
    void neverSentAndRequoted(String why) {
        closed(state.requoted("NOT_SENT", why), neverSent(why), EventKind.TRADE_REQUOTED, why, "not sent");
    }

    /// This process knows that it has sent nothing: the attempt is closed, the trade goes back.
    ///
    /// @param round whether the bank is to blame
    void neverSentAndReturned(String why, boolean round) {
        closed(state.returned("NOT_SENT", why, round), neverSent(why), EventKind.TRADE_RETURNED, why, "not sent");
    }

    /// This process knows that it has sent nothing, once too often: the attempt is closed, the trade fails.
    void neverSentAndFailed(String code, String why) {
        closed(state.failed(code, why), neverSent(why), EventKind.TRADE_FAILED, why, code);
    }

    private Attempt neverSent(String why) {
        return attempt().closed(Proof.NEVER_SENT, why, databaseNow());
    }

    private void closed(TradeState after, Attempt attemptAfter, EventKind kind, String reason, String afterText) {
        write(after, Optional.of(attemptAfter), Optional.empty(), kind, reason, afterText);
    }

    /// No answer, or one that proves nothing.
    void doubted(BookingAnswer.Unproven answer) {
        Attempt.Exchange exchange = exchange(answer.meta(), answer.doubt().name(), "");
        Attempt after = attempt().exchanged(exchange).asked(askedNext(Duration.ofSeconds(1)));
        write(
                state.doubted(answer.doubt().name(), answer.why()),
                Optional.of(after),
                Optional.empty(),
                EventKind.TRADE_IN_DOUBT,
                answer.why(),
                answer.doubt().name());
    }

    /// What the send has met cannot be known: the thread met a defect after the gate.
    void doubtedByDefect(String why) {
        Attempt after = attempt().asked(askedNext(Duration.ofSeconds(1)));
        write(
                state.doubted("INTERNAL_ERROR", why),
                Optional.of(after),
                Optional.empty(),
                EventKind.TRADE_IN_DOUBT,
                why,
                "");
    }

    /// The bank confirmed the deal.
    ///
    /// @param bankTransactionId the booking's id as the confirmation names it; empty text leaves it as it is
    void succeeded(Proof proof, String bankTransactionId, Attempt.Inquiry inquiry, String text) {
        Attempt.Exchange exchange = attempt().exchange();
        if (!bankTransactionId.isEmpty()) {
            exchange = exchange.withBankTransaction(bankTransactionId);
        }
        Attempt closed = attempt().exchanged(exchange).asked(inquiry).closed(proof, text, databaseNow());
        closed(state.succeeded(), closed, EventKind.TRADE_SUCCEEDED, text, proof.name());
    }

    /// Proven not to be booked, after it may have been.
    void provenNot(Proof proof, Attempt.Inquiry inquiry, String code, String text) {
        Attempt closed = attempt().asked(inquiry).closed(proof, text, databaseNow());
        closed(state.failed(code, text), closed, EventKind.TRADE_FAILED, text, proof.name());
    }

    /// Asked without an end.
    void asked(Attempt.Inquiry inquiry) {
        write(
                state,
                Optional.of(attempt().asked(inquiry)),
                Optional.empty(),
                EventKind.TRADE_ASKED,
                "",
                inquiry.lastAnswer());
    }

    /// Fails it, where nothing can have been booked.
    void failed(String code, String text) {
        requireNoAttempt();
        String clipped = clipped(code);
        write(state.failed(clipped, text), EventKind.TRADE_FAILED, text, clipped);
    }

    /// Back to PENDING, where nothing can have been booked.
    ///
    /// @param round whether the bank could not be reached for it
    void returned(String code, String text, boolean round) {
        requireNoAttempt();
        write(state.returned(code, text, round), EventKind.TRADE_RETURNED, text, code);
    }

    /// While an attempt is open, only its proof decides: a step that forgets it is a defect, and the trade is in doubt.
    private void requireNoAttempt() {
        if (attempt.isPresent()) {
            throw new IllegalStateException("trade " + order.id() + " has an open attempt");
        }
    }

    /// The database's clock, as near as this process knows it.
    Instant databaseNow() {
        return tools.databaseClock().instant();
    }

    private Instant now() {
        return tools.pacing().instant();
    }

    private Attempt.Inquiry askedNext(Duration after) {
        return new Attempt.Inquiry(
                0, Optional.empty(), Optional.of(databaseNow().plus(after)), Optional.empty(), Optional.empty(), "");
    }

    private Attempt.Exchange exchange(AnswerMeta meta, String code, String bankTransactionId) {
        return new Attempt.Exchange(
                attempt().exchange().committedAt(),
                Optional.of(meta.sentAt()),
                Optional.of(meta.endedAt()),
                meta.httpStatus(),
                clipped(code),
                bankTransactionId,
                meta.raw());
    }

    private void write(TradeState after, EventKind kind, String reason, String afterText) {
        write(after, Optional.empty(), Optional.empty(), kind, reason, afterText);
    }

    /// Nobody waits for it: a refusal is noted, and the intent waits for what came before it.
    private void write(
            TradeState after,
            Optional<Attempt> changed,
            Optional<TradeWrite.Reservation> reservation,
            EventKind kind,
            String reason,
            String afterText) {
        CompletableFuture<WriteResult> _ = submit(after, changed, reservation, kind, reason, afterText);
    }

    private CompletableFuture<WriteResult> submit(
            TradeState after,
            Optional<Attempt> changed,
            Optional<TradeWrite.Reservation> reservation,
            EventKind kind,
            String reason,
            String afterText) {
        NewEvent event =
                new NewEvent(
                        tools.ids().next(),
                        kind,
                        Optional.of(order.id()),
                        hand.map(Hand::actor).orElse(lease.key().owner()),
                        hand.map(Hand::reason).or(() -> Optional.of(reason).filter(text -> !text.isEmpty())),
                        state.status().name(),
                        afterText.isEmpty() ? after.status().name() : after.status() + ": " + afterText,
                        now());
        TradeWrite write = new TradeWrite(order, state, after, changed, reservation, event, limit);
        state = after;
        attempt = after.openAttempt().isPresent() ? changed.or(() -> attempt) : Optional.empty();
        CompletableFuture<WriteResult> result = tools.writer().submit(lease.key(), write);
        if (write.intent()) {
            // its refusal is the caller's to handle: the trade stands where it stood
            return result;
        }
        return result.thenApply(this::noted);
    }

    private WriteResult noted(WriteResult result) {
        switch (result) {
            case WriteResult.Done done -> {}
            case WriteResult.Refused refused -> dropped = refused.text();
            case WriteResult.FenceLost lost -> dropped = lost.text();
        }
        return result;
    }

    /// A bank's code may be of any length; a column has 64 characters.
    private static String clipped(String code) {
        return code.length() <= 64 ? code : code.substring(0, 64);
    }
}
