package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.money.DealFigures;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.Proof;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeState;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// One trade's course through its states: each method gives the write that the engine would hand in, and supposes that
/// it is written.
public final class Course {

    public static final BigDecimal RATE = new BigDecimal("17.7930");
    public static final LocalDate SETTLES = LocalDate.of(2026, 11, 24);
    public static final BigDecimal CLIENT_RATE = new BigDecimal("17.8288");
    public static final DealFigures FIGURES =
            new DealFigures(new BigDecimal("11217.80"), new BigDecimal("200000.00"), new BigDecimal("401.60"));

    private final RunDesk desk;
    private final TradeOrder order;
    private TradeState state;
    private Optional<Attempt> attempt;

    public Course(RunDesk desk, TradeWork work) {
        this.desk = desk;
        this.order = work.order();
        this.state = work.state();
        this.attempt = work.attempt();
    }

    public UUID id() {
        return order.id();
    }

    public TradeOrder order() {
        return order;
    }

    public TradeState state() {
        return state;
    }

    public Attempt attempt() {
        return attempt.orElseThrow();
    }

    public TradeWrite begun() {
        return to(state.began(), EventKind.TRADE_STARTED);
    }

    public TradeWrite quoted(long quote) {
        return quoted(quote, now().plusSeconds(60));
    }

    public TradeWrite quoted(long quote, Instant expiry) {
        return to(state.quoted(quote, expiry, RATE, CLIENT_RATE, Optional.of(SETTLES)), EventKind.TRADE_QUOTED);
    }

    public TradeWrite requoted() {
        return to(state.requoted("RATE_GUARD", "too far off"), EventKind.TRADE_REQUOTED);
    }

    public TradeWrite intended() {
        return intended(Optional.empty());
    }

    /// The intent, which reserves an amount of what can be spent, as it was asked for at once.
    public TradeWrite intended(String amount, String available) {
        return intended(amount, available, Duration.ZERO);
    }

    public TradeWrite intended(String amount, String available, Duration readAge) {
        long askedNanos = desk.stage().pacing().nanos() - readAge.toNanos();
        return intended(
                Optional.of(
                        new TradeWrite.Reservation(
                                order.from().id(),
                                new BigDecimal(amount),
                                "ZAR",
                                new BigDecimal(available),
                                askedNanos)));
    }

    private TradeWrite intended(Optional<TradeWrite.Reservation> reservation) {
        int number = state.attempts() + 1;
        UUID key = BookingKey.of(desk.database().deskId(), order.id(), number);
        Attempt opened =
                Attempt.intent(
                        desk.ids().next(),
                        order.id(),
                        number,
                        new Attempt.Terms(
                                key,
                                state.quoteId().orElseThrow(),
                                RATE,
                                CLIENT_RATE,
                                state.quoteExpiry().orElseThrow(),
                                "bank:443"),
                        now());
        return write(state.intends(opened.id(), FIGURES), Optional.of(opened), reservation, EventKind.TRADE_BOOKING);
    }

    public TradeWrite accepted(String bankId) {
        Attempt after = attempt().exchanged(exchange(200, "", bankId));
        return write(state.accepted(), Optional.of(after), Optional.empty(), EventKind.TRADE_BOOKED);
    }

    public TradeWrite doubted() {
        Attempt after = attempt().exchanged(exchange(504, "", ""));
        return write(
                state.doubted("NO_ANSWER", "no answer in 10 s"),
                Optional.of(after),
                Optional.empty(),
                EventKind.TRADE_IN_DOUBT);
    }

    public TradeWrite asked(String answer) {
        Attempt after =
                attempt()
                        .asked(
                                new Attempt.Inquiry(
                                        attempt().inquiry().count() + 1,
                                        Optional.of(now()),
                                        Optional.of(now().plusSeconds(1)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        answer));
        return write(state, Optional.of(after), Optional.empty(), EventKind.TRADE_ASKED);
    }

    public TradeWrite succeeded() {
        Attempt closed = attempt().closed(Proof.STATUS_COMPLETED, "COMPLETED", now());
        return write(state.succeeded(), Optional.of(closed), Optional.empty(), EventKind.TRADE_SUCCEEDED);
    }

    /// Asked for and not there, for good.
    public TradeWrite provenNot() {
        Attempt closed = attempt().closed(Proof.UNKNOWN_FINAL, "unknown twice", now());
        TradeState after = state.failed("NOT_BOOKED", "the bank does not know it");
        return write(after, Optional.of(closed), Optional.empty(), EventKind.TRADE_FAILED);
    }

    /// Refused by the bank in so many words: the next attempt follows.
    public TradeWrite refusedForRequote() {
        Attempt closed =
                attempt()
                        .exchanged(exchange(409, "QUOTE_EXPIRED", ""))
                        .closed(Proof.DEFINITE_REFUSAL, "QUOTE_EXPIRED", now());
        TradeState after = state.requoted("QUOTE_EXPIRED", "the quote has expired");
        return write(after, Optional.of(closed), Optional.empty(), EventKind.TRADE_REQUOTED);
    }

    public TradeWrite failed(String code) {
        return to(state.failed(code, "a fictional reason"), EventKind.TRADE_FAILED);
    }

    public TradeWrite returned() {
        return to(state.returned("BANK_UNREACHABLE", "try again", true), EventKind.TRADE_RETURNED);
    }

    /// In doubt and asked for, all the way from PENDING.
    public TradeWrite[] intoDoubt(long quote) {
        return new TradeWrite[] {begun(), quoted(quote), intended(), doubted()};
    }

    public TradeWrite[] intoBooked(long quote) {
        return new TradeWrite[] {begun(), quoted(quote), intended(), accepted("B-" + order.id())};
    }

    public TradeWrite[] intoSuccess(long quote) {
        return new TradeWrite[] {begun(), quoted(quote), intended(), accepted("B-" + order.id()), succeeded()};
    }

    private Attempt.Exchange exchange(int status, String code, String bankId) {
        return new Attempt.Exchange(
                attempt().exchange().committedAt(),
                Optional.of(now()),
                Optional.of(now()),
                OptionalInt.of(status),
                code,
                bankId,
                "{}");
    }

    private TradeWrite to(TradeState after, EventKind kind) {
        return write(after, Optional.empty(), Optional.empty(), kind);
    }

    private TradeWrite write(
            TradeState after, Optional<Attempt> changed, Optional<TradeWrite.Reservation> reservation, EventKind kind) {
        NewEvent event =
                new NewEvent(
                        desk.ids().next(),
                        kind,
                        Optional.of(order.id()),
                        "owner:" + RunDesk.ME,
                        Optional.empty(),
                        state.status().name(),
                        after.status().name(),
                        desk.stage().pacing().instant());
        TradeWrite write = new TradeWrite(order, state, after, changed, reservation, event);
        state = after;
        attempt = after.openAttempt().isPresent() ? changed.or(() -> attempt) : Optional.empty();
        return write;
    }

    private Instant now() {
        return desk.stage().pacing().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
