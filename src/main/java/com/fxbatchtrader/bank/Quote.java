package com.fxbatchtrader.bank;

import java.time.Instant;

/// The bank's offer, before its rate is known.
///
/// @param id the bank's id; may exceed 2⁵³
/// @param expiry the bank takes no booking of it after this instant, on the bank's clock: for evidence, which is judged
///   by the bank's own `Date`
/// @param localExpiry the same on this machine's wall clock, at the earliest: for "how long is left?", since the clock
///   of a workstation may be an hour off. It is up to a second late, because a `Date` has whole seconds
public record Quote(long id, Instant expiry, Instant localExpiry) {

    /// Where both clocks are the same.
    public Quote(long id, Instant expiry) {
        this(id, expiry, expiry);
    }
}
