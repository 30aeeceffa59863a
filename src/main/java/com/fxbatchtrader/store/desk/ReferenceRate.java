package com.fxbatchtrader.store.desk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// A reference rate of the desk.
///
/// @param pair in market order, `USD/ZAR`
/// @param rate quote currency for one of the base currency
/// @param since when it was set, by the database's clock
/// @param source where it came from, e.g. `rate set`
/// @param setBy the actor
/// @param age by the database's clock, when it was read
public record ReferenceRate(String pair, BigDecimal rate, Instant since, String source, String setBy, Duration age) {}
