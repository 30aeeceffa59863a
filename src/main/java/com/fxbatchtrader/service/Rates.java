package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.store.desk.DeskBusyException;
import com.fxbatchtrader.store.desk.RateStore;
import com.fxbatchtrader.store.desk.ReferenceRate;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The desk's reference rates. Safe for any thread that nobody interrupts.
public final class Rates {

    private static final int MOST_DECIMALS = 8;
    private static final int MOST_DIGITS = 10;
    private static final String SOURCE = "rate set";

    private final RateStore store;
    private final Duration staleAfter;

    /// @param staleAfter from what age on quotes are not judged against a rate
    public Rates(RateStore store, Duration staleAfter) {
        this.store = store;
        this.staleAfter = staleAfter;
    }

    /// Sets the desk's rate for a pair from now on.
    ///
    /// @param pair in market order, `USD/ZAR` or `USDZAR`: a rate for the reverse pair would be read the wrong way
    ///   round
    /// @param rate positive, at most 8 decimals
    /// @throws RefusedException when it is no such pair or rate, or an import left no turn
    public RateView set(String pair, BigDecimal rate, Actor actor) {
        CurrencyPair known = marketPair(pair);
        boolean fits =
                rate.signum() > 0
                        && rate.stripTrailingZeros().scale() <= MOST_DECIMALS
                        && (long) rate.precision() - rate.scale() <= MOST_DIGITS;
        if (!fits) {
            throw bad("a rate can't be " + shown(rate), "give a number above 0 with at most 8 decimals");
        }
        try {
            return view(store.set(known, rate, SOURCE, actor.text()));
        } catch (DeskBusyException e) {
            throw new RefusedException(
                    new Refusal.NotNow("a big import is under way: the rate was not set", "try again in a minute"), e);
        }
    }

    /// The latest rate of each pair, by pair.
    public List<RateView> list() {
        return store.latest().stream().map(this::view).toList();
    }

    private static CurrencyPair marketPair(String text) {
        CurrencyPair pair =
                Currencies.pair(text)
                        .orElseThrow(() -> bad("there is no currency pair '" + text + "'", "give one such as USD/ZAR"));
        String letters = text.strip().toUpperCase(Locale.ROOT).replace("/", "").replace("-", "");
        if (!pair.toString().replace("/", "").equals(letters)) {
            throw bad("the pair " + text + " is the wrong way round", "set the rate of " + pair);
        }
        return pair;
    }

    private RateView view(ReferenceRate rate) {
        return new RateView(
                rate.pair(),
                TradeViews.plain(rate.rate()),
                rate.since(),
                rate.source(),
                rate.setBy(),
                rate.age(),
                rate.age().compareTo(staleAfter) > 0);
    }

    // a number with a huge exponent is never written out in full
    private static String shown(BigDecimal rate) {
        return rate.precision() > 30 ? "a number with " + rate.precision() + " digits" : rate.toString();
    }

    private static RefusedException bad(String text, String advice) {
        return new RefusedException(new Refusal.BadOrder(text, advice));
    }
}
