package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.domain.calendar.CalendarException;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.money.DealArithmetic;
import com.fxbatchtrader.domain.money.DealFigures;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.rule.RateGuard;
import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeState;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.calls.BankAwayException;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.calls.CircuitOpenException;
import com.fxbatchtrader.engine.calls.HaltedException;
import com.fxbatchtrader.engine.lease.Gate;
import com.fxbatchtrader.store.run.TradeWrite;
import com.fxbatchtrader.store.run.WriteResult;
import com.fxbatchtrader.time.Pacing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The steps of one trade: balance, quote, latest quote, rate guard, intent, gate, booking, status. Each thread runs
/// one trade at a time through [#run]; the object holds no state of a trade and is safe for all of them.
public final class TradeSteps {

    private static final Duration TOKEN_LIFE = Duration.ofSeconds(75);
    private static final Duration DATE_GRANULARITY = Duration.ofSeconds(1);
    private static final int ROUNDS = 3;

    /// Refusals of a booking that start its next attempt by themselves.
    private static final Set<String> NEXT_ATTEMPT =
            Set.of("QUOTE_EXPIRED", "QUOTE_CANCELLED", "UNKNOWN_QUOTE", "RATE_CHANGED");

    private final BankCalls calls;
    private final Gate gate;
    private final DoubtAsker asker;
    private final Judgement judgement;
    private final Pacing pacing;

    public TradeSteps(BankCalls calls, Gate gate, DoubtAsker asker, Judgement judgement, Pacing pacing) {
        this.calls = calls;
        this.gate = gate;
        this.asker = asker;
        this.judgement = judgement;
        this.pacing = pacing;
    }

    /// What trades are judged by.
    ///
    /// @param databaseClock for the date rules: workstations' clocks may be wrong
    public record Judgement(
            List<TradeRule> rules,
            ValueDates valueDates,
            RateGuard guard,
            int maxRequotes,
            DealArithmetic arithmetic,
            ReferenceRates references,
            InstantSource databaseClock) {
        public Judgement {
            rules = List.copyOf(rules);
        }
    }

    /// Runs a PENDING trade to the end that this thread can bring it to.
    ///
    /// @param halted whether the run is to stop: looked at before each try that waits
    public TradeEnd run(TradeRun trade, BooleanSupplier halted) {
        trade.begin();
        try {
            while (true) {
                Money money = checkAccount(trade, halted);
                Offer offer = quote(trade, halted);
                Optional<Stop> objection = judge(trade, offer, money);
                if (objection.isPresent()) {
                    calls.cancelQuote(offer.quote.id());
                    giveUpAfterTooMany(trade, objection.get());
                    trade.requoted(objection.get().code, objection.get().text);
                    continue;
                }
                calls.ensureToken(TOKEN_LIFE, halted);
                Optional<TradeEnd> end = book(trade, offer, money, halted);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        } catch (Stop stop) {
            return stopped(trade, stop);
        } catch (CircuitOpenException e) {
            return back(trade, "BANK_AWAY", message(e), false, message(e));
        } catch (HaltedException e) {
            return back(trade, "", "", false, "");
        } catch (BankAwayException e) {
            return unreachable(trade, e);
        } catch (BankException e) {
            String code = e.code().isEmpty() ? ReasonCode.BANK_REFUSED.name() : e.code();
            return stopped(trade, new Stop(e.kind() == BankException.Kind.CREDENTIALS
                    ? ReasonCode.BANK_CREDENTIALS.name() : code, message(e)));
        }
    }

    /// The account that pays is open, and its balance is enough as far as that is known before a rate.
    private Money checkAccount(TradeRun trade, BooleanSupplier halted) {
        TradeOrder order = trade.order();
        Optional<String> missing = judgement.references.missing(order.pair());
        if (missing.isPresent()) {
            throw Stop.hold(missing.get());
        }
        long askedNanos = pacing.nanos();
        AccountBalance balance = calls.balance(trade.from(), halted);
        boolean known = order.dealCurrency().equals(order.from().currency());
        apply(order, new TradeRule.Facts(balance, known ? Optional.of(order.amount()) : Optional.empty()));
        return new Money(balance, askedNanos);
    }

    /// A quote with its rate, stored as QUOTED.
    private Offer quote(TradeRun trade, BooleanSupplier halted) {
        TradeOrder order = trade.order();
        QuoteRequest request = new QuoteRequest(
                trade.from(),
                trade.to(),
                order.side() == Side.BUY,
                order.delivery().bankName(),
                order.pair().toString(),
                order.dealCurrency(),
                order.amount(),
                valueDate(order),
                judgement.databaseClock.instant().atZone(judgement.valueDates.zone()).toOffsetDateTime());
        Quote quote = calls.createQuote(request, halted);
        RatedQuote rated = rated(quote, halted);
        long endsNanos = pacing.nanos() + life(rated).toNanos();
        BigDecimal clientRate = clientRate(order, rated);
        trade.quoted(rated, clientRate);
        DealFigures figures = judgement.arithmetic.figures(
                order.pair(), order.dealCurrency(), order.amount(), clientRate, order.spread());
        return new Offer(rated, clientRate, figures, endsNanos);
    }

    /// What is left of a quote, at the least: the bank's `Date`, which it is judged by, has whole seconds.
    private Duration life(RatedQuote quote) {
        return Duration.between(pacing.instant(), quote.localExpiry()).minus(DATE_GRANULARITY);
    }

    private RatedQuote rated(Quote quote, BooleanSupplier halted) {
        boolean rated = false;
        try {
            RatedQuote latest = calls.latestQuote(quote.id(), halted);
            rated = true;
            return latest;
        } finally {
            if (!rated) {
                calls.cancelQuote(quote.id());
            }
        }
    }

    /// The rate guard, and the balance now that the rate is known; empty when the quote may be booked.
    private Optional<Stop> judge(TradeRun trade, Offer offer, Money money) {
        TradeOrder order = trade.order();
        apply(order, new TradeRule.Facts(money.balance, Optional.of(needed(order, offer.figures))));
        BigDecimal rate = offer.quote.rate();
        BigDecimal reference = judgement.references.reference(order.pair(), rate);
        Duration life = Duration.ofNanos(offer.endsNanos - pacing.nanos());
        Optional<String> objection =
                judgement.guard.objection(order.pair(), rate, reference, offer.figures.margin(), life);
        if (objection.isEmpty()) {
            judgement.references.passed(order.pair(), rate);
        }
        return objection.map(text -> new Stop(ReasonCode.RATE_GUARD.name(), text));
    }

    /// Writes the intent, passes the gate, sends the booking once, and writes what its answer proves.
    ///
    /// @return empty when another quote is needed
    private Optional<TradeEnd> book(TradeRun trade, Offer offer, Money money, BooleanSupplier halted) {
        BankCalls.BookingPass pass = calls.enterBooking();
        TradeState before = trade.state();
        WriteResult written = pacing.await(trade.intend(offer.quote, offer.figures, reservation(trade, offer, money)));
        if (!(written instanceof WriteResult.Done(WriteResult.CommitStamp stamp))) {
            calls.leaveBooking(pass);
            return intentRefused(trade, before, offer, written);
        }
        Gate.Decision decision = gate.decide(trade.lease(), offer.endsNanos, stamp);
        if (decision instanceof Gate.Decision.Shut shut) {
            calls.leaveBooking(pass);
            return gateShut(trade, offer, shut);
        }
        BookingAnswer answer = calls.book(pass, request(trade, offer), ((Gate.Decision.Open) decision).deadline());
        return switch (answer) {
            case BookingAnswer.Booked booked -> {
                trade.accepted(booked);
                yield Optional.of(asker.ask(trade, halted));
            }
            case BookingAnswer.Refused refused when NEXT_ATTEMPT.contains(refused.code())
                    && trade.state().requotes() < judgement.maxRequotes -> {
                trade.refusedAndRequoted(refused);
                yield Optional.empty();
            }
            case BookingAnswer.Refused refused -> {
                trade.refused(refused);
                yield Optional.of(new TradeEnd.Final());
            }
            case BookingAnswer.NotSent notSent -> {
                calls.cancelQuote(offer.quote.id());
                yield notSent(trade, notSent.why());
            }
            case BookingAnswer.Unproven unproven -> {
                trade.doubted(unproven);
                yield Optional.of(new TradeEnd.Unsettled(Duration.ofSeconds(1)));
            }
        };
    }

    private Optional<TradeEnd> intentRefused(TradeRun trade, TradeState before, Offer offer, WriteResult why) {
        calls.cancelQuote(offer.quote.id());
        if (!(why instanceof WriteResult.Refused refused) || refused.why() == WriteResult.Refusal.ROW_MOVED) {
            return Optional.of(new TradeEnd.Dropped(lostText(why)));
        }
        trade.intentRefused(before);
        return switch (refused.why()) {
            case STOPPED, HALTED, ROW_MOVED -> Optional.of(back(trade, "", refused.text(), false, refused.text()));
            case CLIENT_STOPPED -> {
                trade.failed(ReasonCode.CLIENT_STOPPED.name(), refused.text());
                yield Optional.of(new TradeEnd.Final());
            }
            case RESERVED -> {
                // the balance is read anew once: what was reserved may be booked by now, and the balance shows it
                Stop stop = new Stop(ReasonCode.INSUFFICIENT_FUNDS.name(), refused.text());
                if (before.reasonCode().equals(stop.code)) {
                    throw stop;
                }
                giveUpAfterTooMany(trade, stop);
                trade.requoted(stop.code, stop.text);
                yield Optional.empty();
            }
        };
    }

    private Optional<TradeEnd> gateShut(TradeRun trade, Offer offer, Gate.Decision.Shut shut) {
        calls.cancelQuote(offer.quote.id());
        return switch (shut.why()) {
            case LOST, STOPPED -> {
                trade.neverSentAndReturned(shut.text());
                yield Optional.of(new TradeEnd.Back(shut.text()));
            }
            case LEASE -> {
                trade.neverSentAndReturned(shut.text());
                yield Optional.of(new TradeEnd.Back(""));
            }
            case QUOTE -> notSent(trade, shut.text());
        };
    }

    private Optional<TradeEnd> notSent(TradeRun trade, String why) {
        if (trade.state().requotes() >= judgement.maxRequotes) {
            trade.neverSentAndReturned(why);
            return Optional.of(new TradeEnd.Back(""));
        }
        trade.neverSentAndRequoted(why);
        return Optional.empty();
    }

    private TradeEnd stopped(TradeRun trade, Stop stop) {
        if (stop.hold) {
            return back(trade, "WAITING", stop.text, false, stop.text);
        }
        cancelLiveQuote(trade);
        trade.failed(stop.code, stop.text);
        return new TradeEnd.Final();
    }

    /// A quote that will not be booked is cancelled.
    private void cancelLiveQuote(TradeRun trade) {
        if (trade.state().status() == TradeStatus.QUOTED) {
            trade.state().quoteId().ifPresent(calls::cancelQuote);
        }
    }

    private TradeEnd unreachable(TradeRun trade, BankAwayException e) {
        boolean held = calls.tradingHeldFor().isPresent();
        if (!held && trade.state().rounds() + 1 >= ROUNDS) {
            cancelLiveQuote(trade);
            trade.failed(ReasonCode.BANK_UNREACHABLE.name(), "given up after " + ROUNDS + " rounds: " + message(e));
            return new TradeEnd.Final();
        }
        return back(trade, ReasonCode.BANK_UNREACHABLE.name(), message(e), !held, "");
    }

    private TradeEnd back(TradeRun trade, String code, String text, boolean round, String hold) {
        cancelLiveQuote(trade);
        trade.returned(code, text, round);
        return new TradeEnd.Back(hold);
    }

    private void giveUpAfterTooMany(TradeRun trade, Stop objection) {
        int requotes = trade.state().requotes();
        if (requotes >= judgement.maxRequotes) {
            throw new Stop(objection.code, objection.text + ", after " + requotes + " re-quotes");
        }
    }

    private LocalDate valueDate(TradeOrder order) {
        Instant now = judgement.databaseClock.instant();
        try {
            return switch (judgement.valueDates.whenRun(order, now)) {
                case ValueDates.Verdict.Good good -> good.date();
                case ValueDates.Verdict.Missed missed -> throw new Stop(missed.reason().name(), missed.text());
            };
        } catch (CalendarException e) {
            throw new Stop(ReasonCode.CUT_OFF.name(), message(e));
        }
    }

    private BigDecimal clientRate(TradeOrder order, RatedQuote rated) {
        try {
            return judgement.arithmetic.clientRate(rated.rate(), order.spread(), order.side());
        } catch (ArithmeticException e) {
            calls.cancelQuote(rated.id());
            throw new Stop(ReasonCode.RATE_GUARD.name(), message(e));
        }
    }

    private void apply(TradeOrder order, TradeRule.Facts facts) {
        for (TradeRule rule : judgement.rules) {
            Optional<TradeRule.Objection> objection = rule.judge(order, facts);
            if (objection.isPresent()) {
                throw new Stop(objection.get().code(), objection.get().text());
            }
        }
    }

    private static BigDecimal needed(TradeOrder order, DealFigures figures) {
        boolean paysBase = order.from().currency().equals(order.pair().getBase().getCode());
        return paysBase ? figures.baseAmount() : figures.quoteAmount();
    }

    private Optional<TradeWrite.Reservation> reservation(TradeRun trade, Offer offer, Money money) {
        TradeOrder order = trade.order();
        Duration age = Duration.ofNanos(pacing.nanos() - money.askedNanos);
        return Optional.of(new TradeWrite.Reservation(
                order.from().id(), needed(order, offer.figures), order.from().currency(), money.balance.available(),
                age));
    }

    private static BookingRequest request(TradeRun trade, Offer offer) {
        return new BookingRequest(
                offer.quote.id(), trade.attempt().terms().key(), offer.quote.rate(), offer.clientRate);
    }

    private static String lostText(WriteResult result) {
        return switch (result) {
            case WriteResult.FenceLost lost -> lost.text();
            case WriteResult.Refused refused -> refused.text();
            case WriteResult.Done done -> "";
        };
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /// A balance, and when its asking began.
    private record Money(AccountBalance balance, long askedNanos) {}

    /// A quote with what it comes to, and its end on the monotonic clock.
    private record Offer(RatedQuote quote, BigDecimal clientRate, DealFigures figures, long endsNanos) {}

    /// Ends the steps before anything was sent: the trade fails, or waits.
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final String text;
        private final boolean hold;

        Stop(String code, String text) {
            this(code, text, false);
        }

        private Stop(String code, String text, boolean hold) {
            super(text, null, false, false);
            this.code = code;
            this.text = text;
            this.hold = hold;
        }

        static Stop hold(String text) {
            return new Stop("", text, true);
        }
    }
}
