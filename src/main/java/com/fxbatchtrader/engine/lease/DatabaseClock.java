package com.fxbatchtrader.engine.lease;

import com.fxbatchtrader.time.Pacing;

import java.time.Instant;
import java.time.InstantSource;

/// The database's clock as this process knows it: what it said at the last renewal or claim, and the monotonic time
/// since. The workstation's own wall clock may be hours off, and may be set at any moment. After a sleep of the machine
/// it is behind until the next renewal. For date rules, evidence and times that other processes read; leases are judged
/// in the database itself. Safe for any thread.
public final class DatabaseClock implements InstantSource {

    private final Pacing pacing;
    private volatile Measured measured;

    /// Until the first measurement it is the wall clock.
    public DatabaseClock(Pacing pacing) {
        this.pacing = pacing;
        this.measured = new Measured(pacing.instant(), pacing.nanos());
    }

    private record Measured(Instant database, long nanos) {}

    /// The database's clock was read just now.
    public void measured(Instant databaseNow) {
        measured = new Measured(databaseNow, pacing.nanos());
    }

    @Override
    public Instant instant() {
        Measured last = measured;
        return last.database.plusNanos(pacing.nanos() - last.nanos);
    }
}
