package com.fxbatchtrader.bank;

import java.math.BigDecimal;
import java.time.Instant;

/// The bank's offer with its rate.
///
/// @param id the quote's id
/// @param expiry the bank takes no booking of it after this instant, on the bank's clock
/// @param localExpiry the same on this machine's wall clock, see [Quote#localExpiry()]
/// @param rate units of the quote currency for one of the base currency, as received, at most 8 decimals
public record RatedQuote(long id, Instant expiry, Instant localExpiry, BigDecimal rate) {

    /// Where both clocks are the same.
    public RatedQuote(long id, Instant expiry, BigDecimal rate) {
        this(id, expiry, expiry, rate);
    }
}
