package com.fxbatchtrader.service.view;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// A reference rate of the desk.
///
/// @param pair in market order, `USD/ZAR`
/// @param rate quote currency for one of the base currency
/// @param since when it was set
/// @param source where it came from, e.g. `rate set`
/// @param setBy the actor who set it
/// @param age at the time of the picture
/// @param stale older than the settings allow: quotes are not judged against it
public record RateView(
        String pair, BigDecimal rate, Instant since, String source, String setBy, Duration age, boolean stale) {}
