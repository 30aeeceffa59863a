package com.fxbatchtrader.engine.trade;

import com.fxbatchtrader.domain.calendar.CalendarException;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.money.DealArithmetic;
import com.fxbatchtrader.domain.money.DealFigures;
import com.fxbatchtrader.domain.rule.RateGuard;
import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeOrder;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// What trades are judged by. Each method is a pure function of its arguments, the rates and the clock, and throws
/// [Stop] where the trade may not run. Safe for any thread.
///
/// @param maxRequotes how often a trade is quoted anew before it fails
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

    /// The account's rules, as far as they can be judged with these facts.
    void account(TradeOrder order, TradeRule.Facts facts) {
        for (TradeRule rule : rules) {
            Optional<TradeRule.Objection> objection = rule.judge(order, facts);
            if (objection.isPresent()) {
                throw Stop.fails(objection.get().code(), objection.get().text());
            }
        }
    }

    /// What the deal takes from the account that pays, in its currency.
    static BigDecimal needed(TradeOrder order, DealFigures figures) {
        boolean paysBase = order.from().currency().equals(order.pair().getBase().getCode());
        return paysBase ? figures.baseAmount() : figures.quoteAmount();
    }

    /// The same before a rate is known; empty when it depends on the rate.
    static Optional<BigDecimal> neededAtOnce(TradeOrder order) {
        boolean known = order.dealCurrency().equals(order.from().currency());
        return known ? Optional.of(order.amount()) : Optional.empty();
    }

    /// The rate that the client deals at.
    BigDecimal clientRate(TradeOrder order, BigDecimal bankRate) {
        try {
            return arithmetic.clientRate(bankRate, order.spread(), order.side());
        } catch (ArithmeticException e) {
            throw Stop.fails(ReasonCode.RATE_GUARD.name(), String.valueOf(e.getMessage()));
        }
    }

    /// What the deal comes to at that client rate.
    DealFigures figures(TradeOrder order, BigDecimal clientRate) {
        return arithmetic.figures(order.pair(), order.dealCurrency(), order.amount(), clientRate, order.spread());
    }

    /// The date that the deal settles on if it is dealt now.
    LocalDate valueDate(TradeOrder order) {
        Instant now = databaseClock.instant();
        try {
            return switch (valueDates.whenRun(order, now)) {
                case ValueDates.Verdict.Good good -> good.date();
                case ValueDates.Verdict.Missed missed -> throw Stop.fails(missed.reason().name(), missed.text());
            };
        } catch (CalendarException e) {
            throw Stop.fails(ReasonCode.CUT_OFF.name(), String.valueOf(e.getMessage()));
        }
    }

    /// Now, with the desk's offset.
    OffsetDateTime dealTime() {
        return databaseClock.instant().atZone(valueDates.zone()).toOffsetDateTime();
    }
}
