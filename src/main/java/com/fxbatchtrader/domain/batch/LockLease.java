package com.fxbatchtrader.domain.batch;

import java.time.Instant;

/// A batch's lock: a lease of one owner. All its times are the database's clock.
///
/// @param owner `host:pid:random`
/// @param expiresAt the instant at which it ends unless it is renewed
/// @param fence the number of this acquisition
public record LockLease(String owner, Instant acquiredAt, Instant expiresAt, long fence) {

    /// Whether it has ended by then.
    public boolean expired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
