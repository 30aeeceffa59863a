package com.fxbatchtrader.engine.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The database's clock as this process knows it: its own wall clock and the offset measured at the last renewal or
/// claim. For date rules and evidence; leases are judged in the database itself. Safe for any thread.
public final class DatabaseClock implements InstantSource {

    private final InstantSource wall;
    private volatile Duration offset = Duration.ZERO;

    public DatabaseClock(InstantSource wall) {
        this.wall = wall;
    }

    /// The database's clock was read just now.
    public void measured(Instant databaseNow) {
        offset = Duration.between(wall.instant(), databaseNow);
    }

    @Override
    public Instant instant() {
        return wall.instant().plus(offset);
    }
}
