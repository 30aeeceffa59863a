package com.fxbatchtrader.service.view;

import java.time.Instant;
import java.util.Optional;

/// A batch's lock. Owner, since and until are there together or not at all.
///
/// @param owner `host:pid:random` of the process that has the lock
/// @param since when it was acquired, by the database's clock
/// @param until when it expires unless it is renewed, by the database's clock
/// @param fence how many times the lock was acquired; it never falls and stays when the lock goes
public record LockView(Optional<String> owner, Optional<Instant> since, Optional<Instant> until, long fence) {

    /// Nobody has the lock.
    public static LockView free(long fence) {
        return new LockView(Optional.empty(), Optional.empty(), Optional.empty(), fence);
    }

    /// Somebody has the lock.
    public static LockView held(String owner, Instant since, Instant until, long fence) {
        return new LockView(Optional.of(owner), Optional.of(since), Optional.of(until), fence);
    }
}
