package com.fxbatchtrader.app.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/// What a quote is judged by.
///
/// @param maxDeviationBp how far a quote may lie from the reference, in basis points
/// @param maxRequotes how often a trade is quoted again
/// @param minMargin the least margin of a trade, in the quote currency
/// @param maxAge a reference older than this is stale
/// @param references given for this run, by pair in market order; they go before those in the database
public record RateSettings(
        BigDecimal maxDeviationBp,
        int maxRequotes,
        BigDecimal minMargin,
        Duration maxAge,
        Map<String, BigDecimal> references) {
    public RateSettings {
        references = Map.copyOf(references);
    }
}
