package com.fxbatchtrader.bank;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// The bank's offer with its rate.
///
/// @param id the quote's id
/// @param expiry the bank takes no booking of it after this instant, by the bank's clock
/// @param life how long it lived when the answer was written, as in [Quote]
/// @param rate units of the quote currency for one of the base currency, as received, at most 8 decimals
public record RatedQuote(long id, Instant expiry, Duration life, BigDecimal rate) {}
