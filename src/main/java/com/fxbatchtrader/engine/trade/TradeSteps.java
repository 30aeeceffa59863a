package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.domain.money.DealFigures;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.engine.calls.BankAwayException;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.calls.CircuitOpenException;
import com.fxbatchtrader.engine.calls.HaltedException;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.time.Pacing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The steps of one trade: balance, quote, latest quote, rate guard, and then its [Booking]. Each thread runs one trade
/// at a time through [#run]; the object holds no state of a trade and is safe for all of them.
public final class TradeSteps {

    /// How often the bank may be out of reach for a trade before it fails.
    static final int ROUNDS = 3;

    /// A round takes longer than the circuit needs to open, so that an outage of the bank fails no trade.
    static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);

    private static final Duration TOKEN_LIFE = Duration.ofSeconds(75);
    private static final Duration DATE_GRANULARITY = Duration.ofSeconds(1);

    private final BankCalls calls;
    private final Booking booking;
    private final Judgement judgement;
    private final Pacing pacing;

    public TradeSteps(BankCalls calls, Booking booking, Judgement judgement, Pacing pacing) {
        this.calls = calls;
        this.booking = booking;
        this.judgement = judgement;
        this.pacing = pacing;
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
                    requote(trade, objection.get());
                    continue;
                }
                calls.ensureToken(TOKEN_LIFE, halted);
                requireOurs(trade);
                Optional<TradeEnd> end = booking.book(trade, offer, money, halted);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        } catch (Stop stop) {
            return stopped(trade, stop);
        } catch (CircuitOpenException e) {
            return back(trade, "BANK_AWAY", message(e), false, TradeEnd.Back.all(message(e), TradeEnd.Back.SOON));
        } catch (HaltedException e) {
            return back(trade, "", "", false, TradeEnd.Back.alone(TradeEnd.Back.SOON));
        } catch (BankAwayException e) {
            return unreachable(trade, e);
        } catch (BankException e) {
            return stopped(trade, Stop.fails(codeOf(e), message(e)));
        } catch (DatabaseUnavailableException | CommitUnknownException e) {
            return back(trade, "", message(e), false, TradeEnd.Back.all(message(e), TradeEnd.Back.SOON));
        }
    }

    /// The account that pays is open, and its balance is enough as far as that is known before a rate.
    private Money checkAccount(TradeRun trade, BooleanSupplier halted) {
        TradeOrder order = trade.order();
        Optional<String> missing = judgement.references().missing(order.pair());
        if (missing.isPresent()) {
            throw Stop.waits(missing.get());
        }
        requireOurs(trade);
        long askedNanos = pacing.nanos();
        AccountBalance balance = calls.balance(trade.from(), halted);
        judgement.account(order, new TradeRule.Facts(balance, Judgement.neededAtOnce(order)));
        return new Money(balance, askedNanos);
    }

    /// A quote with its rate, stored as QUOTED.
    private Offer quote(TradeRun trade, BooleanSupplier halted) {
        TradeOrder order = trade.order();
        LocalDate valueDate = judgement.valueDate(order);
        QuoteRequest request =
                new QuoteRequest(
                        trade.from(),
                        trade.to(),
                        order.side() == Side.BUY,
                        order.delivery().bankName(),
                        order.pair().toString(),
                        order.dealCurrency(),
                        order.amount(),
                        valueDate,
                        judgement.dealTime());
        requireOurs(trade);
        Quote quote = calls.createQuote(request, halted);
        boolean stored = false;
        try {
            RatedQuote rated = calls.latestQuote(quote.id(), halted);
            long endsNanos = pacing.nanos() + life(rated).toNanos();
            BigDecimal clientRate = judgement.clientRate(order, rated.rate());
            DealFigures figures = judgement.figures(order, clientRate);
            trade.quoted(rated, clientRate, valueDate);
            stored = true;
            return new Offer(rated, clientRate, figures, endsNanos);
        } finally {
            if (!stored) {
                calls.cancelQuote(quote.id());
            }
        }
    }

    /// What is left of a quote, at the least: the bank's `Date`, which it is judged by, has whole seconds.
    private Duration life(RatedQuote quote) {
        return Duration.between(pacing.instant(), quote.localExpiry()).minus(DATE_GRANULARITY);
    }

    /// The rate guard, and the balance now that the rate is known; empty when the quote may be booked.
    private Optional<Stop> judge(TradeRun trade, Offer offer, Money money) {
        TradeOrder order = trade.order();
        BigDecimal needed = Judgement.needed(order, offer.figures());
        judgement.account(order, new TradeRule.Facts(money.balance(), Optional.of(needed)));
        BigDecimal rate = offer.quote().rate();
        BigDecimal reference = judgement.references().reference(order.pair(), rate);
        Duration life = Duration.ofNanos(offer.endsNanos() - pacing.nanos());
        Optional<String> objection =
                judgement.guard().objection(order.pair(), rate, reference, offer.figures().margin(), life);
        if (objection.isEmpty()) {
            judgement.references().passed(order.pair(), rate);
        }
        return objection.map(text -> Stop.fails(ReasonCode.RATE_GUARD.name(), text));
    }

    private void requote(TradeRun trade, Stop objection) {
        int requotes = trade.state().requotes();
        if (requotes >= judgement.maxRequotes()) {
            throw objection.after(requotes);
        }
        cancelLiveQuote(trade);
        trade.requoted(objection.code(), objection.text());
    }

    private TradeEnd stopped(TradeRun trade, Stop stop) {
        return switch (stop.then()) {
            case WAITS ->
                    back(trade, "WAITING", stop.text(), false, TradeEnd.Back.all(stop.text(), TradeEnd.Back.SOON));
            case FAILS -> {
                cancelLiveQuote(trade);
                trade.failed(stop.code(), stop.text());
                yield new TradeEnd.Final();
            }
            case LEFT -> {
                cancelLiveQuote(trade);
                yield new TradeEnd.Dropped(stop.text());
            }
        };
    }

    /// A quote that will not be booked is cancelled.
    void cancelLiveQuote(TradeRun trade) {
        if (trade.state().status() == TradeStatus.QUOTED) {
            trade.state().quoteId().ifPresent(calls::cancelQuote);
        }
    }

    private TradeEnd unreachable(TradeRun trade, BankAwayException e) {
        boolean held = calls.tradingHeldFor().isPresent();
        if (!held && trade.state().rounds() + 1 >= ROUNDS) {
            String text = "given up after " + ROUNDS + " rounds: " + message(e);
            return stopped(trade, Stop.fails(ReasonCode.BANK_UNREACHABLE.name(), text));
        }
        return back(trade, ReasonCode.BANK_UNREACHABLE.name(), message(e), !held, TradeEnd.Back.alone(BETWEEN_ROUNDS));
    }

    private TradeEnd back(TradeRun trade, String code, String text, boolean round, TradeEnd.Back end) {
        cancelLiveQuote(trade);
        trade.returned(code, text, round);
        return end;
    }

    /// Between two steps: nothing more is asked of the bank for a trade that the run may not write any more.
    private void requireOurs(TradeRun trade) {
        Optional<String> why = trade.dropped().or(() -> trade.lease().lost(pacing.nanos()));
        if (why.isPresent()) {
            throw Stop.left(why.get());
        }
    }

    private static String codeOf(BankException e) {
        if (e.kind() == BankException.Kind.CREDENTIALS) {
            return ReasonCode.BANK_CREDENTIALS.name();
        }
        return e.code().isEmpty() ? ReasonCode.BANK_REFUSED.name() : e.code();
    }

    private static String message(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
