package com.fxbatchtrader.service.run;

import com.fxbatchtrader.domain.rule.RateGuard;
import com.fxbatchtrader.engine.trade.ReferenceRates;
import com.fxbatchtrader.store.desk.RateStore;
import com.fxbatchtrader.store.desk.ReferenceRate;
import com.fxbatchtrader.time.Pacing;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The reference rates of one run: what was given for it, else the desk's own while it is fresh, else the first quote.
/// A first quote is said, holds for this run only, and is refreshed by each quote that passes the guard, never more
/// than the greatest deviation from the first. Safe for any thread.
public final class RunReferences implements ReferenceRates {

    private static final Duration KEEP = Duration.ofSeconds(1);

    private final Map<String, BigDecimal> given;
    private final RateStore store;
    private final Pacing pacing;
    private final Rules rules;
    private final Consumer<String> notices;
    private final Map<String, First> firsts = new HashMap<>();
    private final Map<String, Looked> looked = new HashMap<>();

    /// How references are judged.
    ///
    /// @param maxAge an older one is stale
    /// @param maxDeviationBp how far a refreshed first quote may move from the first
    /// @param takeFirstQuote whether a run without a usable reference takes the first quote as one; else its batch
    ///   waits
    public record Rules(Duration maxAge, BigDecimal maxDeviationBp, boolean takeFirstQuote) {}

    /// @param given rates for this run, by pair in market order
    /// @param notices is told when a first quote is taken
    public RunReferences(
            Map<String, BigDecimal> given, RateStore store, Pacing pacing, Rules rules, Consumer<String> notices) {
        this.given = Map.copyOf(given);
        this.store = store;
        this.pacing = pacing;
        this.rules = rules;
        this.notices = notices;
    }

    /// A quote that serves as reference, and the first of the run.
    private record First(BigDecimal first, BigDecimal latest) {}

    /// What the store said, and when.
    private record Looked(Optional<ReferenceRate> rate, long nanos) {}

    @Override
    public Optional<String> missing(CurrencyPair pair) {
        if (rules.takeFirstQuote || usable(pair).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                desk(pair)
                        .map(
                                rate ->
                                        "the reference rate of "
                                                + pair
                                                + " is "
                                                + rate.age().toMinutes()
                                                + " min old and stale; the batch waits for a new one (rate set "
                                                + pair
                                                + "=…)")
                        .orElse(
                                "there is no reference rate of "
                                        + pair
                                        + "; the batch waits for one (rate set "
                                        + pair
                                        + "=…)"));
    }

    @Override
    public synchronized BigDecimal reference(CurrencyPair pair, BigDecimal quoted) {
        return usable(pair).orElseGet(() -> first(pair, quoted).latest);
    }

    @Override
    public synchronized void passed(CurrencyPair pair, BigDecimal quoted) {
        First first = firsts.get(pair.toString());
        if (first != null && RateGuard.deviationBp(quoted, first.first).compareTo(rules.maxDeviationBp) <= 0) {
            firsts.put(pair.toString(), new First(first.first, quoted));
        }
    }

    private First first(CurrencyPair pair, BigDecimal quoted) {
        return firsts.computeIfAbsent(
                pair.toString(),
                name -> {
                    notices.accept(
                            "No reference rate of "
                                    + name
                                    + ": the first quote, "
                                    + quoted.stripTrailingZeros().toPlainString()
                                    + ", is taken as one for this run.");
                    return new First(quoted, quoted);
                });
    }

    private Optional<BigDecimal> usable(CurrencyPair pair) {
        BigDecimal own = given.get(pair.toString());
        if (own != null) {
            return Optional.of(own);
        }
        return desk(pair).filter(rate -> rate.age().compareTo(rules.maxAge) <= 0).map(ReferenceRate::rate);
    }

    private synchronized Optional<ReferenceRate> desk(CurrencyPair pair) {
        Looked last = looked.get(pair.toString());
        long now = pacing.nanos();
        if (last == null || now - last.nanos > KEEP.toNanos()) {
            last = new Looked(store.latest(pair), now);
            looked.put(pair.toString(), last);
        }
        return last.rate;
    }
}
