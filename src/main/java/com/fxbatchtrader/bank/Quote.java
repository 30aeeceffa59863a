package com.fxbatchtrader.bank;

import java.time.Duration;
import java.time.Instant;

/// The bank's offer, before its rate is known.
///
/// @param id the bank's id; may exceed 2⁵³
/// @param expiry the bank takes no booking of it after this instant, by the bank's clock
/// @param life how long it lived when the answer was written: expiry minus the answer's own `Date` (and the second
///     that a `Date` may be behind), or minus our wall clock where the answer has none. Workstations' clocks differ
///     by an hour; a life counted on the monotonic clock does not.
public record Quote(long id, Instant expiry, Duration life) {}
