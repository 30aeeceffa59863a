package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.domain.money.DealArithmetic;
import com.fxbatchtrader.domain.money.DealFigures;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.fxbatchtrader.engine.calls.BankAwayException;
import com.fxbatchtrader.engine.calls.BankCalls;
import com.fxbatchtrader.engine.calls.CircuitOpenException;
import com.fxbatchtrader.engine.calls.HaltedException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What the statements of a trade's two accounts say of its booking. A line counts when its reference is our key in
/// full; a missing line, or a statement that can't be had, says nothing. Safe for any thread.
public final class StatementLines {

    private final BankCalls calls;
    private final InstantSource databaseClock;
    private final ZoneId deskZone;
    private final DealArithmetic arithmetic;
    private final LostFigures lost;

    /// @param deskZone for the days of statements
    /// @param arithmetic the venue's, for deals whose figures were lost
    public StatementLines(BankCalls calls, InstantSource databaseClock, ZoneId deskZone, DealArithmetic arithmetic) {
        this.calls = calls;
        this.databaseClock = databaseClock;
        this.deskZone = deskZone;
        this.arithmetic = arithmetic;
        this.lost = new LostFigures(arithmetic);
    }

    /// Whether a line of the account that pays carries our key.
    boolean any(TradeRun trade, BooleanSupplier halted) {
        return line(trade, trade.from(), halted).isPresent();
    }

    /// Whether the deal's figures are known. Those of an attempt that was lost with its server are read from the lines
    /// that carry its key.
    boolean figured(TradeRun trade, BooleanSupplier halted) {
        if (trade.state().baseAmount().isPresent() && trade.state().bankRate().isPresent()) {
            return true;
        }
        Optional<LostFigures.Dealt> dealt =
                line(trade, trade.from(), halted)
                        .flatMap(
                                paid ->
                                        line(trade, trade.to(), halted)
                                                .flatMap(got -> lost.of(trade.order(), paid, got)));
        dealt.ifPresent(found -> trade.figured(found.bankRate(), found.clientRate(), found.figures()));
        return dealt.isPresent();
    }

    /// What a reader of the proof must know of its rate.
    static String reckoned(TradeRun trade) {
        return trade.attempt().terms().dealRate().signum() == 0
                ? "; its rate is reckoned from the statement's two amounts"
                : "";
    }

    /// A line with our key whose amount is not that of the trade, in words. Signs are the bank's own and not compared.
    Optional<String> contradiction(TradeRun trade, BooleanSupplier halted) {
        return Stream.of(trade.from(), trade.to())
                .flatMap(account -> contradiction(trade, account, halted).stream())
                .findFirst();
    }

    private Optional<String> contradiction(TradeRun trade, AccountRef account, BooleanSupplier halted) {
        return expected(trade, account.currency())
                .flatMap(
                        expected ->
                                line(trade, account, halted)
                                        .map(BigDecimal::abs)
                                        .filter(moved -> differs(trade, account, moved, expected))
                                        .map(
                                                moved ->
                                                        moved.toPlainString()
                                                                + " "
                                                                + account.currency()
                                                                + " moved, not "
                                                                + expected.toPlainString()));
    }

    /// The amount of the order is exact; what is reckoned from it, a venue may round otherwise.
    private static boolean differs(TradeRun trade, AccountRef account, BigDecimal moved, BigDecimal expected) {
        boolean ordered = account.currency().equals(trade.order().dealCurrency());
        BigDecimal tolerance = ordered ? BigDecimal.ZERO : BigDecimal.ONE.movePointLeft(expected.scale());
        return moved.subtract(expected).abs().compareTo(tolerance) > 0;
    }

    /// What the deal moves in a currency; empty where its rate was lost.
    private Optional<BigDecimal> expected(TradeRun trade, String currency) {
        TradeOrder order = trade.order();
        if (currency.equals(order.dealCurrency())) {
            return Optional.of(order.amount());
        }
        BigDecimal rate = trade.attempt().terms().dealRate();
        if (rate.signum() == 0) {
            return Optional.empty();
        }
        DealFigures figures =
                arithmetic.figures(order.pair(), order.dealCurrency(), order.amount(), rate, order.spread());
        boolean base = currency.equals(order.pair().getBase().getCode());
        return Optional.of(base ? figures.baseAmount() : figures.quoteAmount());
    }

    /// What moved on the account under the booking's key; empty when there is no line, or no statement.
    private Optional<BigDecimal> line(TradeRun trade, AccountRef account, BooleanSupplier halted) {
        Attempt attempt = trade.attempt();
        String key = attempt.terms().key().toString();
        LocalDate from = day(attempt.exchange().committedAt()).minusDays(1);
        LocalDate to = day(databaseClock.instant()).plusDays(1);
        try {
            Statement statement = calls.statement(account, from, to, halted);
            return statement.entries().stream()
                    .filter(entry -> entry.reference().equalsIgnoreCase(key))
                    .map(Statement.Entry::amount)
                    .findFirst();
        } catch (BankAwayException | BankException | CircuitOpenException | HaltedException e) {
            return Optional.empty();
        }
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, deskZone);
    }
}
