package com.fxbatchtrader.engine.trade;

import com.opengamma.strata.basics.currency.CurrencyPair;

import java.math.BigDecimal;
import java.util.Optional;

/// The desk's own rates, which quotes are judged against. Safe for any thread.
public interface ReferenceRates {

    /// Why no quote of this pair can be judged now (there is no rate, or it is stale); empty when it can.
    Optional<String> missing(CurrencyPair pair);

    /// The rate that this quote is judged against. A run without a reference takes the first quote as one.
    BigDecimal reference(CurrencyPair pair, BigDecimal quoted);

    /// A quote has passed the guard.
    void passed(CurrencyPair pair, BigDecimal quoted);
}
