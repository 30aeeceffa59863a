package com.fxbatchtrader.bank;

import java.time.Instant;

/// The bank's offer, before its rate is known.
///
/// @param id the bank's id; may exceed 2⁵³
/// @param expiry the bank takes no booking of it after this instant
public record Quote(long id, Instant expiry) {}
